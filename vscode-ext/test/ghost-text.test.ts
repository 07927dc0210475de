import { CancellationTokenSource, Position, Uri, type InlineCompletionContext, type TextDocument as Document } from 'vscode'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { GhostText } from '../src/ghost-text'
import { changeSetting, editor, openDocument, resetEditor, Selection, TextDocument } from './mocks/vscode'

const TRIGGER = ['editor.action.inlineSuggest.trigger']
const URI = 'file:///w/A%20b.lean'

let ghost: GhostText
let document: TextDocument

beforeEach(() => {
  resetEditor()
  ghost = new GhostText()
  document = new TextDocument(Uri.parse(URI) as never, 'example : True := by\n  ')
  openDocument(document, 1, 2)
})

const ready = (changes: object = {}) => ({ uri: URI, version: 1, position: { line: 1, character: 2 }, closes: false, ...changes })

async function ask(items: unknown[] | null): Promise<unknown> {
  const { provideInlineCompletionItems } = ghost.middleware
  const next = vi.fn(() => items)
  const { token } = new CancellationTokenSource()
  const where = new Position(1, 2)
  const answer = await provideInlineCompletionItems!(document as unknown as Document, where, {} as InlineCompletionContext, token, next as never)
  return { answer, asked: next.mock.calls.length }
}

describe('GhostText', () => {
  it('hands on what the server says', async () => {
    expect(await ask(['simp'])).toEqual({ answer: ['simp'], asked: 1 })
  })

  it('does not even ask when it is turned off', async () => {
    changeSetting('assistant.inlineCompletion.enabled', false)
    expect(await ask(['simp'])).toEqual({ answer: null, asked: 0 })
  })

  it('rests for some minutes and goes on by itself', async () => {
    vi.useFakeTimers()
    ghost.snooze(5)
    expect(await ask(['simp'])).toEqual({ answer: null, asked: 0 })
    vi.advanceTimersByTime(5 * 60_000)
    expect(await ask(['simp'])).toEqual({ answer: ['simp'], asked: 1 })
    vi.useRealTimers()
  })

  it('asks again when something has arrived for the place of the cursor', async () => {
    await ask([])
    ghost.onSuggestionsReady(ready())
    expect(editor.executed).toEqual([TRIGGER])
  })

  it.each<[string, object]>([
    ['another version', { version: 2 }],
    ['another place', { position: { line: 1, character: 3 } }],
    ['another file', { uri: 'file:///w/B.lean' }],
  ])('lets go what belongs to %s', (_case, changes) => {
    ghost.onSuggestionsReady(ready(changes))
    expect(editor.executed).toEqual([])
  })

  it('knows the file however its address is written', () => {
    ghost.onSuggestionsReady(ready({ uri: 'file:///w/A b.lean' }))
    expect(editor.executed).toEqual([TRIGGER])
  })

  it('does not disturb what is shown already, or what the user has dismissed', async () => {
    await ask(['simp'])
    ghost.onSuggestionsReady(ready())
    expect(editor.executed).toEqual([])
  })

  it('asks again, once, when what closes the goal comes after what was shown', async () => {
    await ask(['simp'])
    ghost.onSuggestionsReady(ready({ closes: true }))
    expect(editor.executed).toEqual([TRIGGER])
    await ask(['omega'])
    ghost.onSuggestionsReady(ready({ closes: true }))
    expect(editor.executed).toEqual([TRIGGER])
  })

  it('does not disturb a selection, an editor that is gone, or somebody who has turned it off', () => {
    editor.active!.selection = new Selection(new Position(0, 0) as never, new Position(1, 2) as never)
    ghost.onSuggestionsReady(ready())
    editor.active = undefined
    ghost.onSuggestionsReady(ready())
    openDocument(document, 1, 2)
    changeSetting('assistant.inlineCompletion.enabled', false)
    ghost.onSuggestionsReady(ready())
    expect(editor.executed).toEqual([])
  })
})
