import { InlineCompletionItem, Position, Range, Uri, type TextDocument as Document } from 'vscode'
import { beforeEach, describe, expect, it } from 'vitest'
import { besideHole, registerHoleCommand } from '../src/holes'
import { editor, openDocument, resetEditor, TextDocument } from './mocks/vscode'

const TEXT = 'theorem t : p := by\n  sorry\n'
const HOLE = new Range(new Position(1, 2), new Position(1, 7))

let document: TextDocument

beforeEach(() => {
  resetEditor()
  document = new TextDocument(Uri.parse('file:///w/T.lean') as never, TEXT)
  openDocument(document, 1, 2)
  registerHoleCommand()
})

function shown(text: string, character: number): InlineCompletionItem {
  return besideHole(new InlineCompletionItem(text, HOLE), document as unknown as Document, new Position(1, character))
}

/** Inserts as VS Code does when an item is accepted, then runs its command. */
async function accept(item: InlineCompletionItem): Promise<string> {
  const at = document.offsetAt(item.range!.start as never)
  document.change(document.text.slice(0, at) + String(item.insertText) + document.text.slice(at))
  Object.assign(editor.active!, {
    edit: (work: (builder: { delete(range: Range): void }) => void) => {
      work({
        delete: range => {
          const [start, end] = [document.offsetAt(range.start as never), document.offsetAt(range.end as never)]
          document.change(document.text.slice(0, start) + document.text.slice(end))
        },
      })
      return Promise.resolve(true)
    },
  })
  const { command, arguments: given } = item.command as { command: string; arguments: unknown[] }
  await editor.registered[command]!(...given)
  return document.text
}

describe('besideHole', () => {
  it.each<[string, number]>([
    ['before the hole', 2],
    ['behind the hole', 7],
  ])('shows an insertion %s, and accepting it drops the hole', async (_where, character) => {
    const item = shown('simp_all', character)
    expect(item.range).toEqual(new Range(new Position(1, character), new Position(1, character)))
    expect(await accept(item)).toBe('theorem t : p := by\n  simp_all\n')
  })

  it('drops the hole behind a tactic of several lines', async () => {
    expect(await accept(shown('first\n    rfl', 2))).toBe('theorem t : p := by\n  first\n    rfl\n')
  })

  it('leaves a hole alone that is not there any more', async () => {
    const item = shown('simp_all', 2)
    document.change('theorem t : p := by\n  admit\n')
    expect(await accept(item)).toBe('theorem t : p := by\n  simp_all admit\n')
  })

  it('leaves other items as they are', () => {
    const typed = new InlineCompletionItem('simp', new Range(new Position(1, 2), new Position(1, 4)))
    expect(besideHole(typed, document as unknown as Document, new Position(1, 4))).toBe(typed)
    expect(shown('simp', 4).range).toBe(HOLE)
  })
})
