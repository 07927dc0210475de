/**
 * Ghost text where the cursor comes to rest. VS Code asks for it by itself only while somebody types; whoever clicks
 * behind a `by`, or goes there with the arrow keys, wants to see the tactic as well.
 */

import { commands, window, type Disposable, type TextEditor } from 'vscode'
import { ghostTextEnabled } from './settings'

const REST_MILLISECONDS = 150

export class CursorRest implements Disposable {
  private readonly subscription: Disposable
  private timer: NodeJS.Timeout | undefined
  /** The text in which the cursor was last seen: when it is another one, somebody types, and is answered anyway. */
  private seen = { uri: '', version: -1 }

  constructor() {
    this.subscription = window.onDidChangeTextEditorSelection(event => this.moved(event.textEditor))
  }

  dispose(): void {
    clearTimeout(this.timer)
    this.subscription.dispose()
  }

  /** Looks where the cursor is now: somebody was faster than the server. */
  again(): void {
    if (window.activeTextEditor !== undefined) this.wait(window.activeTextEditor)
  }

  private moved(editor: TextEditor): void {
    const text = { uri: editor.document.uri.toString(), version: editor.document.version }
    const typing = text.uri === this.seen.uri && text.version !== this.seen.version
    this.seen = text
    clearTimeout(this.timer)
    if (!typing) this.wait(editor)
  }

  private wait(editor: TextEditor): void {
    clearTimeout(this.timer)
    const { document, selection } = editor
    if (document.languageId !== 'lean4' || !selection.isEmpty || !ghostTextEnabled(document.uri)) return
    const { version } = document
    const cursor = selection.active
    if (!mayTakeATactic(document.lineAt(cursor.line).text.slice(cursor.character))) return
    this.timer = setTimeout(() => {
      const still = editor === window.activeTextEditor && editor.selection.active.isEqual(cursor)
      if (still && document.version === version) void commands.executeCommand('editor.action.inlineSuggest.trigger')
    }, REST_MILLISECONDS)
  }
}

/** Whether a tactic can be written before what follows in the line: nothing, a closing bracket, a comment, or a hole. */
function mayTakeATactic(rest: string): boolean {
  return /^\s*(?:[)\]}⟩]*\s*(?:--.*)?|sorry\b.*)$/.test(rest)
}
