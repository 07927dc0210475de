/** The view in the side bar: connects the page with the session, and does nothing while it is hidden. */

import {
  commands,
  Uri,
  window,
  type Disposable,
  type Webview,
  type WebviewView,
  type WebviewViewProvider,
} from 'vscode'
import { SERVER_COMMANDS } from '../messages'
import type { ServerState } from '../model/status'
import type { AssistantServer } from '../server/server'
import { CursorFollower } from './follow'
import { panelHtml } from './html'
import { isFromPanel, type FromPanel, type ToPanel } from './protocol'
import { PanelSession } from './session'

export const PANEL_VIEW = 'assistant.panel'

export class PanelHost implements WebviewViewProvider, Disposable {
  private readonly follower = new CursorFollower()
  private readonly session: PanelSession
  private readonly subscriptions: Disposable[]
  private view: WebviewView | undefined
  private ready = false

  constructor(
    private readonly extension: Uri,
    private readonly server: AssistantServer,
  ) {
    this.session = new PanelSession({
      server,
      post: message => this.post(message),
      say: message => void window.showWarningMessage(message),
    })
    this.subscriptions = [
      window.registerWebviewViewProvider(PANEL_VIEW, this),
      this.follower.onDidRest(place => void this.session.moveTo(place)),
      server.onDidChangeState(() => this.refresh()),
      server.onDidChangeStatus(status => this.post({ type: 'jobs', count: status.running.length })),
      server.onTree(delta => this.session.onTree(delta)),
      server.onWhole(delta => this.session.onWhole(delta)),
      this.follower,
      this.session,
    ]
  }

  dispose(): void {
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

  /** All anew: the page was just opened, or the server has come or gone. */
  private refresh(): void {
    if (this.webview === undefined) return
    this.post(serverMessage(this.server.state))
    this.post({ type: 'jobs', count: this.server.status.running.length })
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
      case 'action':
        await commands.executeCommand(ACTIONS[message.action])
        break
    }
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
      return { type: 'server', text: `${state.message} It is being restarted…`, action: '' }
    case 'missing':
      return { type: 'server', text: state.message, action: 'install' }
    case 'failed':
      return { type: 'server', text: state.message, action: 'restart' }
    case 'off':
      return state.reason === 'untrusted'
        ? { type: 'server', text: 'Nothing is started in a workspace that is not trusted.', action: 'trust' }
        : { type: 'server', text: 'The server is stopped.', action: 'restart' }
  }
}
