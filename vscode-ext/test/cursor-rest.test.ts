import { Uri } from 'vscode'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { CursorRest } from '../src/cursor-rest'
import { changeSetting, editor, openDocument, Position, resetEditor, Selection, TextDocument } from './mocks/vscode'

const TRIGGER = ['editor.action.inlineSuggest.trigger']
const TEXT = 'theorem t : p := by\n  simp -- why\n  sorry\ndef f := g (by )\n'

let rest: CursorRest
let document: TextDocument

beforeEach(() => {
  vi.useFakeTimers()
  resetEditor()
  document = new TextDocument(Uri.parse('file:///w/T.lean') as never, TEXT)
  openDocument(document, 0, 0)
  rest = new CursorRest()
  rest.served(true)
  vi.advanceTimersByTime(200)
  editor.executed.length = 0
})

afterEach(() => {
  rest.dispose()
  vi.useRealTimers()
})

function move(line: number, character: number): void {
  const cursor = new Position(line, character)
  editor.active!.selection = new Selection(cursor, cursor)
  editor.selectionChanged.fire({ textEditor: editor.active! })
}

describe('CursorRest', () => {
  it.each<[string, number, number]>([
    ['behind by', 0, 19],
    ['before a comment', 1, 6],
    ['at a hole', 2, 2],
    ['before a closing bracket', 3, 15],
  ])('asks for ghost text %s, once the cursor rests', (_where, line, character) => {
    move(line, character)
    expect(editor.executed).toEqual([])
    vi.advanceTimersByTime(200)
    expect(editor.executed).toEqual([TRIGGER])
  })

  it('waits longer where ghost text is to be calm, and does not ask at all where nobody wants it unasked', () => {
    changeSetting('assistant.inlineCompletion.eagerness', 'calm')
    move(0, 19)
    vi.advanceTimersByTime(999)
    expect(editor.executed).toEqual([])
    vi.advanceTimersByTime(1)
    expect(editor.executed).toEqual([TRIGGER])
    changeSetting('assistant.inlineCompletion.eagerness', 'onRequest')
    move(2, 2)
    vi.advanceTimersByTime(60_000)
    expect(editor.executed).toHaveLength(1)
  })

  it('does not ask in the middle of a line', () => {
    move(0, 3)
    vi.advanceTimersByTime(200)
    expect(editor.executed).toEqual([])
  })

  it('asks once for a cursor that goes on', () => {
    move(1, 6)
    vi.advanceTimersByTime(100)
    move(0, 19)
    vi.advanceTimersByTime(200)
    expect(editor.executed).toEqual([TRIGGER])
  })

  it('leaves typing to the editor, which asks by itself', () => {
    move(0, 19)
    document.change(TEXT + '-- more')
    move(0, 19)
    vi.advanceTimersByTime(200)
    expect(editor.executed).toEqual([])
  })

  it('takes the first move after an edit that moved no cursor for a move', () => {
    move(0, 19)
    vi.advanceTimersByTime(200)
    document.change(TEXT + '-- put in by a lens')
    editor.textChanged.fire({ document, contentChanges: [] })
    vi.advanceTimersByTime(100)
    move(2, 2)
    vi.advanceTimersByTime(200)
    expect(editor.executed).toEqual([TRIGGER, TRIGGER])
  })

  it('asks where the cursor is when the server comes later than the user', () => {
    rest.served(false)
    const cursor = new Position(0, 19)
    editor.active!.selection = new Selection(cursor, cursor)
    rest.served(true)
    vi.advanceTimersByTime(200)
    expect(editor.executed).toEqual([TRIGGER])
  })

  it('asks nothing before there is a server, since the editor would take the place for answered', () => {
    rest.served(false)
    move(0, 19)
    vi.advanceTimersByTime(200)
    expect(editor.executed).toEqual([])
  })

  it('asks for somebody who goes on typing while the server comes', () => {
    rest.served(false)
    move(0, 19)
    rest.served(true)
    document.change(TEXT + '-- more')
    move(0, 19)
    vi.advanceTimersByTime(200)
    expect(editor.executed).toEqual([TRIGGER])
  })

  it('does not ask for a selection, in another language, or when it is turned off', () => {
    editor.active!.selection = new Selection(new Position(0, 0), new Position(0, 19))
    editor.selectionChanged.fire({ textEditor: editor.active! })
    openDocument(new TextDocument(Uri.parse('file:///w/T.md') as never, TEXT, 'markdown'), 0, 0)
    move(0, 19)
    openDocument(document, 0, 0)
    changeSetting('assistant.inlineCompletion.enabled', false)
    move(0, 19)
    vi.advanceTimersByTime(200)
    expect(editor.executed).toEqual([])
  })
})
