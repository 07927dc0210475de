/**
 * Ghost text. The language client asks the server as the user types; here is what it cannot know: that the user has
 * turned it off, and that something has arrived which the last answer did not have.
 */

import {
  commands,
  Uri,
  window,
  type InlineCompletionItem,
  type InlineCompletionList,
  type Position,
  type TextDocument,
} from 'vscode'
import { besideHole } from './holes'
import type { SuggestionsReady } from './messages'
import type { InlineCompletionMiddleware } from './server/client'
import { ghostTextEagerness, ghostTextEnabled } from './settings'

interface Place {
  uri: string
  version: number
  line: number
  character: number
}

export class GhostText {
  /** The last place for which there was something to show: it is on the screen, or the user did not want it. */
  private shown: Place | undefined

  /** The place for which it was asked again, since what closes the goal had come: once is enough. */
  private bettered: Place | undefined

  private rests: ReturnType<typeof setTimeout> | undefined

  /** Shows nothing for some minutes, then goes on by itself. */
  snooze(minutes: number): void {
    clearTimeout(this.rests)
    this.rests = setTimeout(() => (this.rests = undefined), minutes * 60_000)
    void commands.executeCommand('editor.action.inlineSuggest.hide')
  }

  private isOn(uri: Uri): boolean {
    return this.rests === undefined && ghostTextEnabled(uri)
  }

  readonly middleware: InlineCompletionMiddleware = {
    provideInlineCompletionItems: async (document, position, context, token, next) => {
      if (!this.isOn(document.uri)) return null
      const answer = await next(document, position, context, token)
      if (!token.isCancellationRequested) this.remember(document, position, answer)
      return itemsOf(answer).map(item => besideHole(item, document, position))
    },
  }

  /**
   * Asks once more when the cursor is still where the suggestions belong and nothing has been shown there, or, once,
   * when what closes the goal comes after what only leads on.
   */
  onSuggestionsReady(ready: SuggestionsReady): void {
    const editor = window.activeTextEditor
    if (editor === undefined || !this.isOn(editor.document.uri)) return
    if (ghostTextEagerness(editor.document.uri) === 'onRequest') return
    const { document, selection } = editor
    const place = placeOf(document, selection.active)
    if (!selection.isEmpty || !sameAddress(place.uri, ready.uri)) return
    if (!equal(place, { uri: place.uri, version: ready.version, ...ready.position })) return
    if (this.shown !== undefined && equal(place, this.shown)) {
      if (!ready.closes || (this.bettered !== undefined && equal(place, this.bettered))) return
      this.bettered = place
    }
    void commands.executeCommand('editor.action.inlineSuggest.trigger')
  }

  private remember(
    document: TextDocument,
    position: Position,
    answer: InlineCompletionItem[] | InlineCompletionList | null | undefined,
  ): void {
    this.shown = itemsOf(answer).length === 0 ? undefined : placeOf(document, position)
  }
}

function itemsOf(answer: InlineCompletionItem[] | InlineCompletionList | null | undefined): InlineCompletionItem[] {
  return Array.isArray(answer) ? answer : (answer?.items ?? [])
}

function placeOf(document: TextDocument, { line, character }: Position): Place {
  return { uri: document.uri.toString(), version: document.version, line, character }
}

function equal(a: Place, b: Place): boolean {
  return a.uri === b.uri && a.version === b.version && a.line === b.line && a.character === b.character
}

/** Each side escapes an address in its own way (`:` and `%3A`). */
function sameAddress(a: string, b: string): boolean {
  return a === b || Uri.parse(a).toString() === Uri.parse(b).toString()
}
