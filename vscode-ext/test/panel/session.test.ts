import { Uri, type TextDocument as Document } from 'vscode'
import { beforeEach, describe, expect, it } from 'vitest'
import { LEAN4_EXTENSION } from '../../src/lean4'
import { METHODS } from '../../src/messages'
import type { Place } from '../../src/panel/follow'
import type { ToPanel } from '../../src/panel/protocol'
import { PanelSession } from '../../src/panel/session'
import { OLD_SERVER } from '../../src/model/errors'
import { delta, hole, suggestion, suggestions, wholeResult, written } from '../builders'
import { FakeServer } from '../fake-server'
import { editor, openDocument, resetEditor, TextDocument } from '../mocks/vscode'

const URI = 'file:///w/A.lean'

let server: FakeServer
let posted: ToPanel[]
let said: string[]
let session: PanelSession
let document: TextDocument

beforeEach(() => {
  resetEditor()
  server = new FakeServer()
  posted = []
  said = []
  session = new PanelSession({ server: server.real, post: message => posted.push(message), say: message => said.push(message) })
  document = new TextDocument(Uri.parse(URI) as never, 'example : True := by\n  sorry')
  openDocument(document, 1, 2)
})

const place = (line = 1): Place => ({
  document: document as unknown as Document,
  version: document.version,
  position: { line, character: 2 },
})
const settled = () => new Promise(resolve => setImmediate(resolve))
const last = <T extends ToPanel['type']>(type: T) =>
  posted.findLast((message): message is Extract<ToPanel, { type: T }> => message.type === type)

async function move(line = 1): Promise<void> {
  void session.moveTo(place(line))
  await settled()
}

describe('goal', () => {
  it('comes from the assistant when nobody else has it', async () => {
    await move()
    server.last(METHODS.goals).answer({ goals: ['⊢ True'], message: '' })
    await settled()
    expect(last('place')?.place).toEqual({ name: 'A.lean', line: 2, column: 3 })
    expect(last('goal')).toEqual({ type: 'goal', goals: ['⊢ True'], message: '', none: false })
  })

  it("comes from Lean's own extension where that is running, and the assistant is not asked", async () => {
    const client = {
      sendRequest: () => Promise.resolve({ goals: ['⊢ from Lean'] }),
      getClientFolder: () => ({ scheme: 'file', fsPath: '/w' }),
    }
    editor.extensions[LEAN4_EXTENSION] = { isActive: true, exports: { clientProvider: { getClients: () => [client] } } }
    await move()
    expect(last('goal')?.goals).toEqual(['⊢ from Lean'])
    expect(server.count(METHODS.goals)).toBe(0)
  })

  it('is not shown when the cursor has left the place', async () => {
    await move(0)
    const first = server.last(METHODS.goals)
    await move(1)
    first.answer({ goals: ['⊢ old'], message: '' })
    await settled()
    expect(last('goal')).toBeUndefined()
  })

  it('is said to be none in words', async () => {
    await move()
    server.last(METHODS.goals).answer({ goals: [], message: '' })
    await settled()
    expect(last('goal')).toMatchObject({ message: 'No goal here.', none: true })
  })
})

describe('suggestions', () => {
  it('arrive part by part', async () => {
    await move()
    const asked = server.last(METHODS.suggest)
    expect(asked.params).toEqual({ textDocument: { uri: URI }, position: { line: 1, character: 2 } })
    asked.part(suggestions({ suggestions: [suggestion()] }))
    expect(last('suggestions')?.suggestions).toMatchObject({ complete: false, suggestions: [{ tactic: 'simp' }] })
    asked.answer(suggestions({ suggestions: [suggestion(), suggestion({ tactic: 'omega' })], complete: true }))
    await settled()
    expect(last('suggestions')?.suggestions).toMatchObject({ complete: true, suggestions: [{}, { tactic: 'omega' }] })
  })

  it('of the place before are cancelled', async () => {
    await move(0)
    const first = server.last(METHODS.suggest)
    await move(1)
    expect(first.token?.isCancellationRequested).toBe(true)
    expect(server.last(METHODS.suggest).token?.isCancellationRequested).toBe(false)
  })

  it('are not asked for without a place', async () => {
    void session.moveTo(null)
    await settled()
    expect(server.asked).toEqual([])
    expect(last('place')?.place).toBeNull()
  })

  it('say that nobody is there while the server does not run', async () => {
    server.state = { kind: 'starting' }
    server.refuse = new Error('The proving assistant is not running.')
    await move()
    expect(last('suggestions')?.suggestions).toMatchObject({ complete: true, message: 'The proving assistant is not running.' })
    expect(last('goal')).toEqual({ type: 'goal', goals: [], message: '', none: false })
    expect(server.count(METHODS.goals)).toBe(0)
  })

  it('say why there are none when the server fails', async () => {
    await move()
    server.last(METHODS.suggest).fail(new Error('The project does not build.'))
    await settled()
    expect(last('suggestions')?.suggestions).toMatchObject({ complete: true, message: 'The project does not build.' })
  })
})

describe('insert', () => {
  const arrive = async (): Promise<number> => {
    await move()
    server.last(METHODS.suggest).part(suggestions({ suggestions: [suggestion()] }))
    return last('suggestions')?.ticket ?? -1
  }

  it('puts the tactic where it was verified and the cursor behind it', async () => {
    await session.insert(await arrive(), 0)
    expect(document.text).toBe('example : True := by\n  simp')
    expect(editor.active?.selection.active).toMatchObject({ line: 1, character: 6 })
    expect(said).toEqual([])
  })

  it('refuses when the text has changed', async () => {
    const ticket = await arrive()
    document.change('example : False := by\n  sorry')
    await session.insert(ticket, 0)
    expect(document.text).toBe('example : False := by\n  sorry')
    expect(said).toEqual(['The file has changed since this was verified: nothing was inserted.'])
  })

  it('refuses when the editor says that somebody was faster', async () => {
    const ticket = await arrive()
    editor.applyEdits = false
    await session.insert(ticket, 0)
    expect(said).toHaveLength(1)
  })

  it('refuses what belongs to another place, and what is not in the list', async () => {
    const ticket = await arrive()
    await session.insert(ticket, 5)
    await move(0)
    await session.insert(ticket, 0)
    expect(said).toHaveLength(2)
    expect(document.text).toContain('sorry')
  })
})

describe('steering', () => {
  it('tells the search and shows what comes of it', async () => {
    const steered = session.steer('search-1', 'try', 3, 'omega')
    expect(last('proving')).toEqual({ type: 'proving', running: true, message: '' })
    const asked = server.last(METHODS.steer)
    expect(asked.params).toEqual({ search: 'search-1', action: 'try', node: 3, tactic: 'omega', workDoneToken: 'assistant-panel-1' })
    asked.part(delta({ search: 'search-1', resumed: true }))
    session.onTree(delta({ search: 'search-1', resumed: true })) // the same once more, as a notification
    expect(posted.filter(({ type }) => type === 'tree')).toHaveLength(1)
    asked.answer({ search: 'search-1', end: 'proved', reason: '', proof: 'omega', inserted: true })
    await steered
    expect(last('proving')).toEqual({ type: 'proving', running: false, message: 'Proved and inserted.' })
  })

  it('goes on beside the search that it takes over, and both are stopped together', async () => {
    await move()
    const proved = session.prove()
    const steered = session.steer('search-1', 'expand', 0, '')
    server.last(METHODS.prove).answer({ uri: URI, version: 1, holes: [], cancelled: true })
    await proved
    expect(last('proving')).toEqual({ type: 'proving', running: true, message: '' })
    expect(session.stop()).toBe(true)
    await steered
    expect(last('proving')).toEqual({ type: 'proving', running: false, message: 'Stopped.' })
  })

  it('says in a sentence what went wrong, and the log has the rest', async () => {
    const steered = session.steer('search-1', 'expand', 0, '')
    const error = Object.assign(new Error('this search is no longer kept. Search the hole again.'), { code: -32803, data: { kind: 'SearchForgotten' } })
    server.last(METHODS.steer).fail(error)
    await steered
    expect(last('proving')?.message).toBe('This search is no longer kept. Search the hole again.')
    expect(server.notes).toEqual(['what was started in the panel: this search is no longer kept. Search the hole again. (-32803)'])
  })
})

describe('the history', () => {
  const found = (): string[] => last('history')?.entries.map(({ kind, text, title, where }) => [kind, text, title, where].join('|')) ?? []

  it('keeps what is inserted, what is proved and what is written, each once', async () => {
    await move()
    server.last(METHODS.suggest).part(suggestions({ suggestions: [suggestion()] }))
    await session.insert(last('suggestions')?.ticket ?? -1, 0)
    expect(last('taken')?.ticket).toBe(last('suggestions')?.ticket)
    const proved = { search: 'lens', title: 'foo', uri: URI, position: { line: 4, character: 2 } }
    session.onTree(delta({ ...proved, proof: 'omega' }))
    expect(found()).toHaveLength(1)
    session.onTree(delta({ ...proved, end: 'proved' }))
    session.onTree(delta({ ...proved, search: 'again', proof: 'omega', end: 'proved' }))
    const written = session.write('')
    server.last(METHODS.whole).answer(wholeResult({ proof: 'rfl', uri: URI, declaration: 'bar' }))
    await written
    expect(found()).toEqual(['proof|rfl|bar|A.lean:2', 'proof|omega|foo|A.lean:5', 'suggestion|simp|A.lean|A.lean:2'])
  })

  it('leaves out what was not proved, and forgets the oldest', () => {
    session.onTree(delta({ search: 'open', proof: 'simp', end: 'conditional' }))
    session.showHistory()
    expect(found()).toEqual([])
    for (let number = 0; number < 25; number++) session.onTree(delta({ search: `s${number}`, proof: `p${number}`, end: 'proved' }))
    expect(last('history')?.entries).toHaveLength(20)
    expect(found()[0]).toBe('proof|p24|foo|')
    expect(session.found(last('history')?.entries[0]?.id ?? -1)?.text).toBe('p24')
    expect(session.found(1)).toBeUndefined()
  })
})

describe('premises', () => {
  it('are asked for only when they are looked at, once for each place', async () => {
    await move(0)
    expect(server.count(METHODS.premises)).toBe(0)
    void session.showPremises(true)
    await settled()
    server.last(METHODS.premises).answer({ premises: [], message: 'No index yet.' })
    await settled()
    expect(last('premises')).toEqual({ type: 'premises', premises: [], message: 'No index yet.' })
    await session.showPremises(false)
    await session.showPremises(true)
    expect(server.count(METHODS.premises)).toBe(1)
    await move(1)
    expect(server.count(METHODS.premises)).toBe(2)
  })

  it('that fail are logged', async () => {
    await move()
    const shown = session.showPremises(true)
    server.last(METHODS.premises).fail(new Error('no index'))
    await shown
    expect(server.notes).toEqual(['assistant/premises: no index'])
  })
})

describe('prove', () => {
  it('inserts, shows the tree as it grows, and says how it went', async () => {
    await move()
    const proved = session.prove()
    expect(last('proving')).toEqual({ type: 'proving', running: true, message: '' })
    const asked = server.last(METHODS.prove)
    expect(asked.params).toMatchObject({ insert: true, position: { line: 1, character: 2 } })
    asked.part(delta({ search: 'p' }))
    expect(last('tree')).toMatchObject({ delta: { search: 'p' }, whole: false })
    asked.answer({ uri: URI, version: 1, holes: [hole()], cancelled: false })
    await proved
    expect(last('proving')).toEqual({ type: 'proving', running: false, message: 'Proved in 1.3 s and inserted.' })
  })

  it('leaves the cursor behind the proof, where it still is', async () => {
    await move()
    const proved = session.prove()
    document.change('example : True := by\n  trivial')
    const edit = { range: { start: { line: 1, character: 2 }, end: { line: 1, character: 7 } }, newText: 'trivial' }
    server.last(METHODS.prove).answer({ uri: URI, version: 1, holes: [hole({ edit })], cancelled: false })
    await proved
    expect(editor.active?.selection.active).toMatchObject({ line: 1, character: 9 })
  })

  it('is stopped by its own request', async () => {
    await move()
    const proved = session.prove()
    expect(session.stop()).toBe(true)
    await proved
    expect(server.last(METHODS.prove).token?.isCancellationRequested).toBe(true)
    expect(last('proving')?.message).toBe('Stopped.')
    expect(session.stop()).toBe(false)
  })

  it('goes on when the cursor moves', async () => {
    await move(0)
    void session.prove()
    await move(1)
    expect(server.last(METHODS.prove).token?.isCancellationRequested).toBe(false)
  })

  it('runs once at a time, and not without a place', async () => {
    await session.prove()
    expect(server.count(METHODS.prove)).toBe(0)
    await move()
    void session.prove()
    void session.prove()
    expect(server.count(METHODS.prove)).toBe(1)
  })

  it('says what went wrong', async () => {
    await move()
    const proved = session.prove()
    server.last(METHODS.prove).fail(new Error('Lean is gone.'))
    await proved
    expect(last('proving')).toMatchObject({ running: false, message: 'Lean is gone.' })
  })
})

describe('the tree', () => {
  it('of a search that a lens has started comes by notifications', () => {
    session.onTree(delta({ search: 'lens' }))
    expect(last('tree')?.delta.search).toBe('lens')
  })

  it('does not take the changes of its own search twice', async () => {
    await move()
    void session.prove()
    server.last(METHODS.prove).part(delta({ search: 'p' }))
    session.onTree(delta({ search: 'p' }))
    expect(posted.filter(({ type }) => type === 'tree')).toHaveLength(1)
  })

  it('is asked for as a whole when the panel opens', async () => {
    const loaded = session.loadTree()
    server.last(METHODS.tree).answer(delta({ search: 'before' }))
    await loaded
    expect(last('tree')).toMatchObject({ whole: true, delta: { search: 'before' } })
  })

  it('is left empty when there was no search yet', async () => {
    const loaded = session.loadTree()
    server.last(METHODS.tree).answer(delta({ search: '' }))
    await loaded
    expect(last('tree')).toBeUndefined()
  })
})

describe('a proof that is written', () => {
  it('is asked for with a hint, shown as it comes, and told in the end', async () => {
    await move()
    const done = session.write('use h')
    const asked = server.last(METHODS.whole)
    expect(asked.params).toMatchObject({ insert: true, hint: 'use h', position: { line: 1, character: 2 } })
    asked.part(written(1, 'simp'))
    session.onWhole(written(1, 'simp')) // the same once more, as a notification
    expect(posted.filter(({ type }) => type === 'whole')).toEqual([{ type: 'whole', deltas: [written(1, 'simp')], whole: false }])
    asked.answer(wholeResult())
    await done
    expect(last('proving')).toEqual({
      type: 'proving',
      running: false,
      message: 'Written by qwen and inserted (2 texts, 120 characters, 2.5 s).',
    })
  })

  it('that somebody else has written is shown, too, and again when the panel is opened', async () => {
    session.onWhole(written(1, 'si'))
    session.onWhole(written(1, 'mp'))
    const loaded = session.loadTree()
    server.last(METHODS.tree).answer(delta({ search: '' }))
    await loaded
    expect(last('whole')).toEqual({ type: 'whole', deltas: [written(1, 'si'), written(1, 'mp')], whole: true })
  })

  it('can be stopped', async () => {
    await move()
    const done = session.write('')
    expect(session.stop()).toBe(true)
    await done
    expect(last('proving')?.message).toBe('Stopped.')
  })

  it('needs an assistant that knows of it', async () => {
    await move()
    const done = session.write('')
    server.last(METHODS.whole).fail(Object.assign(new Error('Method not found'), { code: -32601 }))
    await done
    expect(last('proving')?.message).toBe(OLD_SERVER)
  })
})
