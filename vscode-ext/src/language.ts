/**
 * Brackets, comments and indentation of Lean for whoever does not have Lean's own extension. Where it is installed, its
 * own richer description stands alone: a second one would take its place key by key. The grammar in `syntaxes` stands
 * back by itself: of two for one language VS Code takes that of the extension whose name comes later.
 */

import { extensions, IndentAction, languages, type Disposable, type LanguageConfiguration } from 'vscode'
import { LEAN4_EXTENSION } from './lean4'

export const CONFIGURATION: LanguageConfiguration = {
  comments: { lineComment: '--', blockComment: ['/-', '-/'] },
  brackets: [
    ['(', ')'],
    ['[', ']'],
    ['{', '}'],
    ['⟨', '⟩'],
    ['⦃', '⦄'],
    ['⟦', '⟧'],
    ['«', '»'],
  ],
  autoClosingPairs: [
    { open: '(', close: ')' },
    { open: '[', close: ']' },
    { open: '{', close: '}' },
    { open: '⟨', close: '⟩' },
    { open: '⦃', close: '⦄' },
    { open: '«', close: '»' },
    { open: '"', close: '"' },
    { open: '/-', close: '-/' },
  ],
  onEnterRules: [
    { beforeText: /^\s*·\s.*$/u, action: { indentAction: IndentAction.Indent } },
    // Not behind a line comment, where these words open nothing.
    { beforeText: /^(?!.*--).*(?:(?<![\p{L}\p{N}_.])(?:by|do|then|else|where|from)|:=|=>)\s*$/u, action: { indentAction: IndentAction.Indent } },
  ],
}

export class LeanLanguage implements Disposable {
  private configuration: Disposable | undefined
  private readonly subscription: Disposable

  constructor() {
    this.adapt()
    this.subscription = extensions.onDidChange(() => this.adapt())
  }

  dispose(): void {
    this.subscription.dispose()
    this.configuration?.dispose()
  }

  private adapt(): void {
    const official = extensions.getExtension(LEAN4_EXTENSION) !== undefined
    if (official) {
      this.configuration?.dispose()
      this.configuration = undefined
    } else {
      this.configuration ??= languages.setLanguageConfiguration('lean4', CONFIGURATION)
    }
  }
}
