import { EventEmitter, Uri, type WebviewView } from 'vscode'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { METHODS } from '../../src/messages'
import { PanelHost } from '../../src/panel/host'
import type { FromPanel, ToPanel } from '../../src/panel/protocol'
import { delta, status } from '../builders'
import { FakeServer } from '../fake-server'
import { editor, Memory, openDocument, Position, Range, resetEditor, Selection, TextDocument } from '../mocks/vscode'

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

/** Where the cursor goes. */
function moveTo(line: number, character: number): void {
  const cursor = new Position(line, character)
  editor.active!.selection = new Selection(cursor, cursor)
  editor.selectionChanged.fire({ textEditor: editor.active! })
}

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

  it('stays at a place that is pinned, which moves with its text, until it is taken out', async () => {
    const view = await open()
    const places = () => view.posted.flatMap(message => (message.type === 'place' ? [message.place?.line] : []))
    const pinned = () => view.posted.findLast((message): message is Extract<ToPanel, { type: 'pinned' }> => message.type === 'pinned')?.pinned
    view.say({ type: 'pin', pinned: true })
    expect(pinned()).toBe(true)
    const document = editor.documents[0]!
    document.change('-- one more\n' + document.text)
    const start = new Position(0, 0)
    const contentChanges = [{ range: new Range(start, start), text: '-- one more\n' }]
    editor.textChanged.fire({ document, contentChanges })
    moveTo(0, 0)
    await vi.waitUntil(() => places().at(-1) === 3)
    expect(server.last(METHODS.suggest).params).toMatchObject({ position: { line: 2, character: 2 } })
    view.say({ type: 'pin', pinned: false })
    expect([places().at(-1), pinned()]).toEqual([1, false])
  })

  it('follows the cursor again when the file of the pinned place is closed', async () => {
    const view = await open()
    view.say({ type: 'pin', pinned: true })
    editor.documents[0]!.isClosed = true
    const other = new TextDocument(Uri.file('/w/B.lean') as never, 'x')
    editor.activeChanged.fire(openDocument(other, 0, 0))
    await vi.waitUntil(() => view.posted.some(message => message.type === 'place' && message.place?.name === 'B.lean'))
    expect(view.posted.at(-1)).toEqual({ type: 'pinned', pinned: false })
  })

  it('copies, goes to what was found, and remembers that the signs are understood', async () => {
    const view = await open()
    expect(view.posted).toContainEqual({ type: 'legend', shown: true })
    view.say({ type: 'understood' })
    await settled()
    expect(view.posted.at(-1)).toEqual({ type: 'legend', shown: false })
    expect(memory.keys()).toHaveLength(1)
    view.say({ type: 'copy', text: 'simp' })
    expect(editor.copied).toEqual(['simp'])
    server.tree.fire(delta({ uri: 'file:///w/A.lean', position: { line: 1, character: 2 }, proof: 'simp', end: 'proved' }))
    view.say({ type: 'reveal', id: 1 })
    view.say({ type: 'reveal', id: 99 })
    await settled()
    expect(editor.active?.selection.active).toMatchObject({ line: 1, character: 2 })
  })

  it('does nothing about messages that it does not know', async () => {
    const view = await open()
    const before = server.asked.length
    for (const message of [null, 'prove', { type: 'insert' }, { type: 'insert', ticket: 'x', index: 0 }, { type: 'action', action: 'rm' }, { type: 'other' },
      { type: 'steer', search: 's', action: 'fell', node: 0, tactic: '' }, { type: 'steer', search: 's', action: 'try', node: 0.5, tactic: '' }, { type: 'pin' }, { type: 'copy', text: 7 }, { type: 'reveal' }]) {
      view.received.fire(message)
    }
    await settled()
    expect(server.asked).toHaveLength(before)
    expect(editor.executed).toEqual([])
  })
})
