/** The suggestions: a click or Enter inserts one, the arrows go from one to the next. */

import type { Suggestion, Suggestions } from '../messages'
import { goalLine } from '../model/goal'
import { describeRejected, describeSuggestions } from '../model/suggestions'
import { element, setText } from './dom'

const ANNOUNCE_MILLISECONDS = 500

export class SuggestionsView {
  readonly root = element('div', { class: 'suggestions' })
  private readonly summary = element('p', { class: 'quiet' })
  private readonly list = element('ul', { 'aria-label': 'Suggestions' })
  private readonly tried = element('p', { class: 'quiet small' })
  /** For a screen reader; a stream of parts is said once it rests. */
  private readonly live = element('div', { class: 'hidden', 'aria-live': 'polite', role: 'status' })
  private timer: ReturnType<typeof setTimeout> | undefined

  constructor(private readonly insert: (ticket: number, index: number) => void) {
    this.root.append(this.summary, this.list, this.tried, this.live)
    this.list.addEventListener('keydown', event => this.onKey(event))
  }

  /** Another place: what is shown is of the one before until something arrives. */
  wait(): void {
    this.root.setAttribute('aria-busy', 'true')
  }

  clear(message: string): void {
    this.root.removeAttribute('aria-busy')
    setText(this.summary, message)
    setText(this.tried, '')
    this.list.replaceChildren()
  }

  show(ticket: number, known: Suggestions): void {
    const focused = this.focusedTactic()
    const description = describeSuggestions(known)
    this.root.setAttribute('aria-busy', String(!known.complete))
    setText(this.summary, description)
    setText(this.tried, describeRejected(known))
    this.list.replaceChildren(...known.suggestions.map((suggestion, index) => this.item(ticket, index, suggestion)))
    this.buttons().find(button => button.dataset['tactic'] === focused)?.focus()
    clearTimeout(this.timer)
    this.timer = setTimeout(() => setText(this.live, description), ANNOUNCE_MILLISECONDS)
  }

  private item(ticket: number, index: number, suggestion: Suggestion): HTMLElement {
    const closes = suggestion.status === 'closes'
    const left = closes ? 'closes the goal' : goalLine(suggestion.goals)
    const button = element(
      'button',
      {
        type: 'button',
        class: `suggestion ${suggestion.status}`,
        title: [suggestion.tactic, ...suggestion.goals].join('\n\n'),
        'data-tactic': suggestion.tactic,
      },
      element('span', { class: 'sign', 'aria-hidden': 'true' }, closes ? '✓' : '→'),
      element('code', {}, suggestion.tactic),
      element('span', { class: 'detail' }, left),
      element('span', { class: 'source' }, suggestion.source),
    )
    button.addEventListener('click', () => this.insert(ticket, index))
    return element('li', {}, button)
  }

  private buttons(): HTMLButtonElement[] {
    return [...this.list.querySelectorAll('button')]
  }

  private focusedTactic(): string | undefined {
    const active = document.activeElement
    return active instanceof HTMLElement && this.list.contains(active) ? active.dataset['tactic'] : undefined
  }

  private onKey(event: KeyboardEvent): void {
    const buttons = this.buttons()
    const index = buttons.indexOf(event.target as HTMLButtonElement)
    const steps: Record<string, number> = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: buttons.length - 1 }
    const next = steps[event.key]
    if (next === undefined) return
    event.preventDefault()
    buttons[next]?.focus()
  }
}
