import { Uri } from 'vscode'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { CursorFollower, type Place } from '../../src/panel/follow'
import { editor, openDocument, resetEditor, Position, Selection, TextDocument } from '../mocks/vscode'

let follower: CursorFollower
let places: (Place | null)[]
let document: TextDocument

beforeEach(() => {
  resetEditor()
  vi.useFakeTimers()
  places = []
  document = new TextDocument(Uri.file('/w/A.lean') as never, 'example : True := by\n  sorry')
  follower = new CursorFollower()
  follower.onDidRest(place => places.push(place))
})

afterEach(() => {
  follower.dispose()
  vi.useRealTimers()
})

const cursor = (line: number, character: number): void => {
  const at = new Position(line, character)
  editor.active!.selection = new Selection(at, at)
  editor.selectionChanged.fire({ textEditor: editor.active! })
}
const positions = () => places.map(place => place?.position ?? null)

describe('CursorFollower', () => {
  it('tells at once where the cursor is when it begins', () => {
    openDocument(document, 1, 2)
    follower.start()
    expect(positions()).toEqual([{ line: 1, character: 2 }])
  })

  it('waits until the cursor rests', () => {
    openDocument(document, 0, 0)
    follower.start()
    cursor(0, 1)
    vi.advanceTimersByTime(100)
    cursor(0, 2)
    vi.advanceTimersByTime(149)
    expect(positions()).toHaveLength(1)
    vi.advanceTimersByTime(1)
    expect(positions().slice(1)).toEqual([{ line: 0, character: 2 }])
  })

  it('tells when the text has changed under the cursor', () => {
    openDocument(document, 1, 2)
    follower.start()
    document.change('example : True := by\n  simp')
    editor.textChanged.fire({ document, contentChanges: [] })
    vi.advanceTimersByTime(150)
    expect(places.map(place => place?.version)).toEqual([1, 2])
  })

  it('says nothing when all is as it was', () => {
    openDocument(document, 1, 2)
    follower.start()
    cursor(1, 2)
    vi.advanceTimersByTime(150)
    expect(places).toHaveLength(1)
  })

  it('keeps the place while another kind of file is looked at, and drops it when the file is closed', () => {
    const lean = openDocument(document, 1, 2)
    follower.start()
    const log = openDocument(new TextDocument(Uri.file('/w/log.txt') as never, '', 'log'), 0, 0)
    editor.visible = [lean, log]
    editor.activeChanged.fire(log)
    vi.advanceTimersByTime(150)
    expect(places).toHaveLength(1)
    editor.active = undefined
    editor.visible = []
    editor.activeChanged.fire(undefined)
    vi.advanceTimersByTime(150)
    expect(places.at(-1)).toBeNull()
  })

  it('costs nothing while it is stopped', () => {
    openDocument(document, 1, 2)
    follower.start()
    cursor(0, 0)
    follower.stop()
    cursor(0, 1)
    vi.advanceTimersByTime(1000)
    expect(places).toHaveLength(1)
    expect([editor.selectionChanged, editor.activeChanged, editor.textChanged].map(({ listenerCount }) => listenerCount)).toEqual([0, 0, 0])
    expect(vi.getTimerCount()).toBe(0)
  })

  it('tells the place again when it begins again', () => {
    openDocument(document, 1, 2)
    follower.start()
    follower.start()
    expect(places).toHaveLength(2)
  })
})
