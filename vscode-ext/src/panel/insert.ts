/** Puts a verified tactic into the file: only into the very text for which it was verified. */

import { Position, Range, Selection, Uri, window, workspace, WorkspaceEdit, type TextDocument } from 'vscode'
import type { TextEdit } from '../messages'
import type { Place } from './follow'

/** `changed`: the file is not what it was, and nothing was written. */
export type Inserted = 'inserted' | 'changed'

export async function insertEdit(uri: string, version: number, { range, newText }: TextEdit): Promise<Inserted> {
  const document = await workspace.openTextDocument(Uri.parse(uri))
  if (document.version !== version) return 'changed'
  const { start, end } = range
  const edit = new WorkspaceEdit()
  edit.replace(document.uri, new Range(start.line, start.character, end.line, end.character), newText)
  // The editor checks the version once more where the text is changed, and says no when somebody was faster.
  if (!(await workspace.applyEdit(edit))) return 'changed'
  await showBehind(document, new Position(start.line, start.character), newText)
  return 'inserted'
}

/** After a proof was inserted by the server where the cursor still is: whoever goes on does so behind it. */
export function putCursorBehind({ document, position }: Place, { range, newText }: TextEdit): void {
  const editor = window.activeTextEditor
  if (editor?.document !== document || editor.selection.active.line !== position.line) return
  const start = new Position(range.start.line, range.start.character)
  const end = behind(document, start, newText)
  if (document.getText(new Range(start, end)) === newText) editor.selection = new Selection(end, end)
}

function behind(document: TextDocument, start: Position, text: string): Position {
  return document.positionAt(document.offsetAt(start) + text.length)
}

async function showBehind(document: TextDocument, start: Position, text: string): Promise<void> {
  const cursor = behind(document, start, text)
  await window.showTextDocument(document, { selection: new Selection(cursor, cursor) })
}
