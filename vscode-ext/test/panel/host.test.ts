import { EventEmitter, Uri, type WebviewView } from 'vscode'
import { beforeEach, describe, expect, it } from 'vitest'
import { METHODS } from '../../src/messages'
import { PanelHost } from '../../src/panel/host'
import type { FromPanel, ToPanel } from '../../src/panel/protocol'
import { delta, status } from '../builders'
import { FakeServer } from '../fake-server'
import { editor, Memory, openDocument, resetEditor, TextDocument } from '../mocks/vscode'

let server: FakeServer
let host: PanelHost
let memory: Memory

/** Stands in for the view and its page. */
class FakeView {
  readonly posted: ToPanel[] = []
  readonly received = new EventEmitter<unknown>()
  readonly visibility = new EventEmitter<void>()
  readonly disposed = new EventEmitter<void>()
  visible = true
  readonly webview = {
    cspSource: 'https://csp.example',
    options: {},
    html: '',
    asWebviewUri: (uri: Uri) => `webview:${uri.path}`,
    onDidReceiveMessage: this.received.event,
    postMessage: (message: ToPanel) => Promise.resolve(this.posted.push(message) > 0),
  }
  readonly onDidChangeVisibility = this.visibility.event
  readonly onDidDispose = this.disposed.event

  say(message: FromPanel): void {
    this.received.fire(message)
  }
  hide(): void {
    this.visible = false
    this.visibility.fire()
  }
}

beforeEach(() => {
  resetEditor()
  server = new FakeServer()
  memory = new Memory()
  host = new PanelHost(Uri.file('/extension'), server.real, 'assistant.panel', memory)
  openDocument(new TextDocument(Uri.file('/w/A.lean') as never, 'example : True := by\n  sorry'), 1, 2)
})

const settled = () => new Promise(resolve => setImmediate(resolve))

async function open(): Promise<FakeView> {
  const view = new FakeView()
  host.resolveWebviewView(view as unknown as WebviewView)
  view.say({ type: 'ready' })
  await settled()
  return view
}

describe('PanelHost', () => {
  it('gives the page nothing but its own script and style', async () => {
    const { webview } = await open()
    const nonce = /script-src 'nonce-([\w-]{20,})'/u.exec(webview.html)?.[1]
    expect(nonce).toBeDefined()
    expect(webview.html).toContain(`<script nonce="${nonce}" src="webview:/extension/dist/panel.js">`)
    expect(webview.html).toContain("default-src 'none'; style-src https://csp.example;")
    expect(webview.options).toMatchObject({ enableScripts: true })
  })

  it('asks for all that is shown once the page is ready', async () => {
    const view = await open()
    expect(server.asked.map(({ method }) => method).sort()).toEqual([METHODS.goals, METHODS.suggest, METHODS.tree].sort())
    expect(view.posted.map(({ type }) => type)).toEqual(expect.arrayContaining(['server', 'jobs', 'place']))
  })

  it('asks for nothing before, and nothing while it is hidden', async () => {
    const view = new FakeView()
    host.resolveWebviewView(view as unknown as WebviewView)
    expect(server.asked).toEqual([])
    view.say({ type: 'ready' })
    await settled()
    const asked = server.asked.length
    view.hide()
    expect(server.last(METHODS.suggest).token?.isCancellationRequested).toBe(true)
    expect(editor.selectionChanged.listenerCount).toBe(0)
    const { length } = view.posted
    server.tree.fire(delta())
    server.statusChanged.fire(status())
    server.stateChanged.fire({ kind: 'running' })
    await settled()
    expect(view.posted).toHaveLength(length)
    expect(server.asked).toHaveLength(asked)
  })

  it('says what the server does, with what helps', async () => {
    const view = await open()
    server.state = { kind: 'missing', message: 'Not there.' }
    server.stateChanged.fire(server.state)
    expect(view.posted).toContainEqual({ type: 'server', text: 'Not there.', action: 'install' })
    view.say({ type: 'action', action: 'install' })
    expect(editor.executed).toEqual([['assistant.install']])
  })

  it('stops its own proof, else whatever runs', async () => {
    const view = await open()
    view.say({ type: 'prove' })
    view.say({ type: 'stop' })
    await settled()
    expect(server.last(METHODS.prove).token?.isCancellationRequested).toBe(true)
    expect(server.executed).toEqual([])
    view.say({ type: 'stop' })
    await settled()
    expect(server.executed).toEqual([['assistant.server.stop']])
  })

  it('does nothing about messages that it does not know', async () => {
    const view = await open()
    const before = server.asked.length
    for (const message of [null, 'prove', { type: 'insert' }, { type: 'insert', ticket: 'x', index: 0 }, { type: 'action', action: 'rm' }, { type: 'other' }]) {
      view.received.fire(message)
    }
    await settled()
    expect(server.asked).toHaveLength(before)
    expect(editor.executed).toEqual([])
  })
})
