/**
 * Ghost text where the cursor comes to rest. VS Code asks for it by itself only while somebody types; whoever clicks
 * behind a `by`, or goes there with the arrow keys, wants to see the tactic as well.
 */

import { commands, window, workspace, type Disposable, type TextDocument, type TextEditor } from 'vscode'
import { ghostTextEagerness, ghostTextEnabled, type Eagerness } from './settings'

/** After an edit a cursor that moves with it has done so. */
const TYPING_MILLISECONDS = 50
const REST_MILLISECONDS: Record<Eagerness, number> = { eager: 150, calm: 1000, onRequest: Infinity }

export class CursorRest implements Disposable {
  private readonly subscriptions: Disposable[]
  private timer: NodeJS.Timeout | undefined
  /** The text in which the cursor was last seen: when it is another one, somebody types, and is answered anyway. */
  private seen = { uri: '', version: -1 }
  private serves = false
  /** The cursor has not rested since the server came: what was typed meanwhile may have found nobody to ask. */
  private owed = false

  constructor() {
    this.subscriptions = [
      window.onDidChangeTextEditorSelection(event => this.moved(event.textEditor)),
      workspace.onDidChangeTextDocument(({ document }) => setTimeout(() => this.edited(document), TYPING_MILLISECONDS)),
    ]
  }

  dispose(): void {
    clearTimeout(this.timer)
    for (const subscription of this.subscriptions) subscription.dispose()
  }

  /**
   * Whether there is a server to ask. Without one nothing may be asked for: VS Code would take the place for answered,
   * and would not ask there again. When it comes, the cursor may have been resting for long.
   */
  served(serves: boolean): void {
    this.serves = serves
    this.owed = serves
    clearTimeout(this.timer)
    if (window.activeTextEditor !== undefined) this.wait(window.activeTextEditor)
  }

  private moved(editor: TextEditor): void {
    const text = { uri: editor.document.uri.toString(), version: editor.document.version }
    const typing = text.uri === this.seen.uri && text.version !== this.seen.version
    this.seen = text
    clearTimeout(this.timer)
    if (!typing || this.owed) this.wait(editor)
  }

  /** What a lens or a code action has put in moves no cursor: the next move is none that typing made. */
  private edited(document: TextDocument): void {
    if (document !== window.activeTextEditor?.document) return
    this.seen = { uri: document.uri.toString(), version: document.version }
  }

  private wait(editor: TextEditor): void {
    clearTimeout(this.timer)
    if (!this.serves) return
    const { document, selection } = editor
    const { version } = document
    const cursor = selection.active
    const rest = REST_MILLISECONDS[ghostTextEagerness(document.uri)]
    if (rest === Infinity) return
    this.timer = setTimeout(() => {
      this.owed = false
      const still = editor === window.activeTextEditor && editor.selection.active.isEqual(cursor)
      if (still && document.version === version && takesATactic(editor)) {
        void commands.executeCommand('editor.action.inlineSuggest.trigger')
      }
    }, rest)
  }
}

function takesATactic({ document, selection }: TextEditor): boolean {
  if (document.languageId !== 'lean4' || !selection.isEmpty || !ghostTextEnabled(document.uri)) return false
  return mayTakeATactic(document.lineAt(selection.active.line).text.slice(selection.active.character))
}

/** Whether a tactic can be written before what follows in the line: nothing, a closing bracket, a comment, or a hole. */
function mayTakeATactic(rest: string): boolean {
  return /^\s*(?:[)\]}⟩]*\s*(?:--.*)?|sorry\b.*)$/.test(rest)
}
