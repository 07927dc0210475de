/** Puts a verified tactic into the file: only into the very text for which it was verified. */

import { Position, Range, Selection, Uri, window, workspace, WorkspaceEdit, type TextDocument } from 'vscode'
import type { TextEdit } from '../messages'

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

async function showBehind(document: TextDocument, start: Position, text: string): Promise<void> {
  const cursor = document.positionAt(document.offsetAt(start) + text.length)
  await window.showTextDocument(document, { selection: new Selection(cursor, cursor) })
}
