/** Where the cursor of the active Lean editor is, once it rests. Costs nothing while nobody wants to know. */

import { EventEmitter, window, workspace, type Disposable, type TextDocument, type TextEditor } from 'vscode'
import type { Position } from '../messages'

export interface Place {
  document: TextDocument
  version: number
  position: Position
}

const REST_MILLISECONDS = 150

export class CursorFollower implements Disposable {
  private readonly moved = new EventEmitter<Place | null>()
  /** A new place, or another text at the same; null when the last Lean editor was closed. */
  readonly onDidRest = this.moved.event
  private subscriptions: Disposable[] = []
  private timer: NodeJS.Timeout | undefined
  private last: Place | null | undefined

  get place(): Place | null {
    return this.last ?? null
  }

  /** Begins, or begins again: the place where the cursor is now is told at once. */
  start(): void {
    this.stop()
    this.subscriptions = [
      window.onDidChangeTextEditorSelection(event => this.later(event.textEditor)),
      window.onDidChangeActiveTextEditor(editor => this.later(editor)),
      workspace.onDidChangeTextDocument(event => {
        const editor = window.activeTextEditor
        if (editor?.document === event.document) this.later(editor)
      }),
    ]
    this.look()
  }

  stop(): void {
    clearTimeout(this.timer)
    for (const subscription of this.subscriptions) subscription.dispose()
    this.subscriptions = []
    this.last = undefined
  }

  dispose(): void {
    this.stop()
    this.moved.dispose()
  }

  private later(editor: TextEditor | undefined): void {
    // Looking into another file or a log does not take the goal away; closing the file does.
    if (editor !== undefined && editor.document.languageId !== 'lean4') return
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.look(), REST_MILLISECONDS)
  }

  private look(): void {
    const editor = window.activeTextEditor
    const next = editor?.document.languageId === 'lean4' ? placeOf(editor) : this.stillOpen()
    if (this.last !== undefined && same(this.last, next)) return
    this.last = next
    this.moved.fire(next)
  }

  private stillOpen(): Place | null {
    const last = this.last
    if (last && window.visibleTextEditors.some(editor => editor.document === last.document)) return last
    const editor = window.visibleTextEditors.find(({ document }) => document.languageId === 'lean4')
    return editor ? placeOf(editor) : null
  }
}

function placeOf({ document, selection }: TextEditor): Place {
  const { line, character } = selection.active
  return { document, version: document.version, position: { line, character } }
}

function same(a: Place | null, b: Place | null): boolean {
  if (a === null || b === null) return a === b
  return (
    a.document === b.document &&
    a.version === b.version &&
    a.position.line === b.position.line &&
    a.position.character === b.position.character
  )
}
