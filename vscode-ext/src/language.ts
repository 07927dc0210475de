/**
 * Brackets and comments of Lean for whoever does not have Lean's own extension. Where it is installed, its own richer
 * description stands alone: a second one would take its place key by key.
 */

import { extensions, IndentAction, languages, type Disposable, type LanguageConfiguration } from 'vscode'
import { LEAN4_EXTENSION } from './lean4'

const CONFIGURATION: LanguageConfiguration = {
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
  onEnterRules: [{ beforeText: /^\s*·\s.*$/u, action: { indentAction: IndentAction.Indent } }],
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
