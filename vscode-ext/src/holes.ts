/**
 * Ghost text at a hole. The server's item takes the place of the `sorry`; VS Code shows only what is inserted, and drops
 * an item that would delete something. So the tactic is shown beside the hole, and the hole goes when it is accepted.
 */

import {
  commands,
  InlineCompletionItem,
  Position,
  Range,
  window,
  type Disposable,
  type TextDocument,
} from 'vscode'

const DROP = 'assistant.dropHole'
const HOLE = /^(?:sorry|admit)$/

/** The same item as VS Code can show it; the item itself when it takes no hole's place. */
export function besideHole(
  item: InlineCompletionItem,
  document: TextDocument,
  cursor: Position,
): InlineCompletionItem {
  const { range, insertText } = item
  if (range === undefined || typeof insertText !== 'string' || !HOLE.test(document.getText(range))) return item
  const before = cursor.isEqual(range.start)
  if (!before && !cursor.isEqual(range.end)) return item
  const text = before ? `${insertText} ` : ` ${insertText}` // nobody shall read them as one word
  const shown = new InlineCompletionItem(text, new Range(cursor, cursor))
  const hole = before ? moved(range, cursor, insertText) : new Range(range.start, range.end.translate(0, 1))
  const what = before ? ` ${document.getText(range)}` : `${document.getText(range)} `
  shown.command = { title: 'Drop the hole', command: DROP, arguments: [document.uri.toString(), hole, what] }
  return shown
}

/** Where a hole is, with the blank before it, once a text and that were inserted at its beginning. */
function moved(hole: Range, cursor: Position, text: string): Range {
  const lines = text.split('\n')
  const last = lines.at(-1) ?? ''
  const line = cursor.line + lines.length - 1
  const character = lines.length === 1 ? cursor.character + last.length : last.length
  const length = 1 + hole.end.character - hole.start.character
  return new Range(new Position(line, character), new Position(line, character + length))
}

/** The command that an accepted item runs; together with the insertion it is undone in one step. */
export function registerHoleCommand(): Disposable {
  return commands.registerCommand(DROP, async (uri: string, hole: Range, what: string) => {
    const editor = window.activeTextEditor
    if (editor === undefined || editor.document.uri.toString() !== uri) return
    if (editor.document.getText(hole) !== what) return // somebody was faster
    await editor.edit(builder => builder.delete(hole), { undoStopBefore: false, undoStopAfter: true })
  })
}
