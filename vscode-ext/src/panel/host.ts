/** The view in the side bar: connects the page with the session, and does nothing while it is hidden. */

import {
  commands,
  env,
  Position,
  Selection,
  Uri,
  window,
  workspace,
  type Disposable,
  type Memento,
  type Webview,
  type WebviewView,
  type WebviewViewProvider,
} from 'vscode'
import { SERVER_COMMANDS } from '../messages'
import { plain } from '../model/errors'
import type { ServerState } from '../model/status'
import type { AssistantServer } from '../server/server'
import { CursorFollower, type Place } from './follow'
import { panelHtml } from './html'
import { Pin } from './pin'
import type { PanelView } from './placing'
import { isFromPanel, type FromPanel, type ToPanel } from './protocol'
import { PanelSession } from './session'

const COPIED_MILLISECONDS = 2000
const UNDERSTOOD = 'panel.signsUnderstood'

export class PanelHost implements WebviewViewProvider, Disposable {
  private readonly follower = new CursorFollower()
  private readonly session: PanelSession
  private readonly subscriptions: Disposable[]
  private view: WebviewView | undefined
  private ready = false
  private pin: Pin | undefined

  constructor(
    private readonly extension: Uri,
    private readonly server: AssistantServer,
    view: PanelView,
    private readonly memory: Memento,
  ) {
    this.session = new PanelSession({
      server,
      post: message => this.post(message),
      say: message => void window.showWarningMessage(message),
    })
    this.subscriptions = [
      window.registerWebviewViewProvider(view, this),
      this.follower.onDidRest(place => this.onRest(place)),
      server.onDidChangeState(() => this.refresh()),
      server.onDidChangeStatus(status => this.post({ type: 'jobs', count: status.running.length })),
      server.onTree(delta => this.session.onTree(delta)),
      server.onWhole(delta => this.session.onWhole(delta)),
      this.follower,
      this.session,
    ]
  }

  dispose(): void {
    this.pin?.dispose()
    for (const subscription of this.subscriptions) subscription.dispose()
  }

  resolveWebviewView(view: WebviewView): void {
    this.view = view
    this.ready = false
    const roots = [Uri.joinPath(this.extension, 'dist'), Uri.joinPath(this.extension, 'media')]
    view.webview.options = { enableScripts: true, localResourceRoots: roots }
    view.webview.onDidReceiveMessage((message: unknown) => {
      if (isFromPanel(message)) void this.receive(message)
    })
    view.onDidChangeVisibility(() => this.onVisibility(view))
    view.onDidDispose(() => this.forget(view))
    view.webview.html = panelHtml(view.webview, this.extension)
  }

  private get webview(): Webview | undefined {
    return this.ready && this.view?.visible ? this.view.webview : undefined
  }

  private post(message: ToPanel): void {
    void this.webview?.postMessage(message)
  }

  private onVisibility(view: WebviewView): void {
    if (view !== this.view) return
    // The page is thrown away while it is hidden, and says «ready» when it has been made anew.
    if (!view.visible) this.rest()
  }

  private forget(view: WebviewView): void {
    if (view !== this.view) return
    this.rest()
    this.view = undefined
  }

  private rest(): void {
    this.ready = false
    this.follower.stop()
    this.session.leave()
    void this.session.showPremises(false)
  }

  private onRest(place: Place | null): void {
    const pinned = this.pin?.place
    if (pinned === null) this.unpin()
    void this.session.moveTo(pinned ?? place, pinned !== undefined && pinned !== null)
  }

  private setPinned(pinned: boolean): void {
    this.unpin()
    const { place } = this.follower
    if (pinned && place !== null) this.pin = new Pin(place)
    // The place that is shown is the cursor's when it is pinned; afterwards the cursor may be anywhere.
    if (pinned) this.session.showPinned(this.pin !== undefined)
    else this.follower.start()
  }

  private unpin(): void {
    this.pin?.dispose()
    this.pin = undefined
  }

  /** All anew: the page was just opened, or the server has come or gone. */
  private refresh(): void {
    if (this.webview === undefined) return
    this.post(serverMessage(this.server.state))
    this.post({ type: 'jobs', count: this.server.status.running.length })
    this.post({ type: 'legend', shown: !this.memory.get(UNDERSTOOD, false) })
    this.session.showHistory()
    this.follower.start()
    void this.session.loadTree()
  }

  private async receive(message: FromPanel): Promise<void> {
    switch (message.type) {
      case 'ready':
        this.ready = true
        this.refresh()
        break
      case 'insert':
        await this.session.insert(message.ticket, message.index)
        break
      case 'premises':
        await this.session.showPremises(message.open)
        break
      case 'prove':
        await this.session.prove()
        break
      case 'write':
        await this.session.write(message.hint)
        break
      case 'stop':
        if (!this.session.stop()) await this.stopEverything()
        break
      case 'steer':
        await this.session.steer(message.search, message.action, message.node, message.tactic)
        break
      case 'pin':
        this.setPinned(message.pinned)
        break
      case 'copy':
        await env.clipboard.writeText(message.text)
        window.setStatusBarMessage('Copied.', COPIED_MILLISECONDS)
        break
      case 'reveal':
        await this.reveal(message.id)
        break
      case 'understood':
        await this.memory.update(UNDERSTOOD, true)
        this.post({ type: 'legend', shown: false })
        break
      case 'action':
        await commands.executeCommand(ACTIONS[message.action])
        break
    }
  }

  /** Goes to where something was found; the text may be another one by now, so only the line is meant. */
  private async reveal(id: number): Promise<void> {
    const found = this.session.found(id)
    if (found === undefined || found.uri === '') return
    const document = await workspace.openTextDocument(Uri.parse(found.uri))
    const place = new Position(found.position.line, found.position.character)
    await window.showTextDocument(document, { selection: new Selection(place, place) })
  }

  /** What runs was started by a lens or a command: the server stops it. */
  private async stopEverything(): Promise<void> {
    if (this.server.running) await this.server.execute(SERVER_COMMANDS.stop)
  }
}

const ACTIONS = {
  restart: 'assistant.restartServer',
  install: 'assistant.install',
  trust: 'workbench.trust.manage',
  log: 'assistant.showLog',
} as const

function serverMessage(state: ServerState): ToPanel {
  switch (state.kind) {
    case 'running':
      return { type: 'server', text: '', action: '' }
    case 'starting':
      return { type: 'server', text: 'The server is starting…', action: '' }
    case 'waiting':
      return { type: 'server', text: 'The assistant ended unexpectedly. It is being restarted…', action: '' }
    case 'missing':
      return { type: 'server', text: plain(state.message), action: 'install' }
    case 'failed':
      return { type: 'server', text: plain(state.message), action: 'restart' }
    case 'off':
      return state.reason === 'untrusted'
        ? { type: 'server', text: 'Nothing is started in a workspace that is not trusted.', action: 'trust' }
        : { type: 'server', text: 'The server is stopped.', action: 'restart' }
  }
}
