/** The suggestions: a click or Enter inserts one, the arrows go from one to the next. */

import type { Suggestion, Suggestions } from '../messages'
import { goalLine } from '../model/goal'
import { origin } from '../model/origin'
import { describeRejected, describeSuggestions } from '../model/suggestions'
import { leanCode } from './code'
import { element, setText } from './dom'

const ANNOUNCE_MILLISECONDS = 500
/** How long what belongs to the place before may stay, so that a list that comes at once does not flicker. */
const STALE_MILLISECONDS = 400
/** The best ones; the others would push the search out of sight. */
const SHOWN_AT_FIRST = 8

export class SuggestionsView {
  readonly root = element('div', { class: 'suggestions' })
  private readonly summary = element('p', { class: 'quiet' })
  private readonly negation = element('pre', { 'aria-label': 'Proof of the negation' })
  private readonly list = element('ul', { 'aria-label': 'Suggestions' })
  private readonly tried = element('p', { class: 'quiet small' })
  /** For a screen reader; a stream of parts is said once it rests. */
  private readonly live = element('div', { class: 'hidden', 'aria-live': 'polite', role: 'status' })
  private readonly more = element('button', { type: 'button', class: 'link' })
  private timer: ReturnType<typeof setTimeout> | undefined
  private stale: ReturnType<typeof setTimeout> | undefined
  private all = false

  constructor(private readonly insert: (ticket: number, index: number) => void) {
    this.root.append(this.summary, this.negation, this.list, this.more, this.tried, this.live)
    this.negation.hidden = true
    this.more.hidden = true
    this.more.addEventListener('click', () => this.showAll())
    this.list.addEventListener('keydown', event => this.onKey(event))
  }

  /** Another place: what is shown is of the one before, until something arrives or it has taken too long. */
  wait(): void {
    this.all = false
    this.root.setAttribute('aria-busy', 'true')
    clearTimeout(this.stale)
    this.stale = setTimeout(() => this.clear('Looking…'), STALE_MILLISECONDS)
  }

  clear(message: string): void {
    clearTimeout(this.stale)
    this.root.removeAttribute('aria-busy')
    setText(this.summary, message)
    setText(this.tried, '')
    this.sayFalse('')
    this.list.replaceChildren()
    this.foldRest()
  }

  show(ticket: number, known: Suggestions): void {
    clearTimeout(this.stale)
    const focused = this.focusedTactic()
    const description = describeSuggestions(known)
    this.root.setAttribute('aria-busy', String(!known.complete))
    setText(this.summary, description)
    setText(this.tried, describeRejected(known))
    this.sayFalse(known.refutation?.code || known.refutation?.proof || '')
    this.list.replaceChildren(...(known.refutation === null ? known.suggestions : []).map((suggestion, index) => this.item(ticket, index, suggestion)))
    this.foldRest()
    this.buttons().find(button => button.dataset['tactic'] === focused)?.focus()
    clearTimeout(this.timer)
    this.timer = setTimeout(() => setText(this.live, description), ANNOUNCE_MILLISECONDS)
  }

  private item(ticket: number, index: number, suggestion: Suggestion): HTMLElement {
    const signs = { closes: '✓', conditional: '?', progress: '→' }
    const rests = [
      ...suggestion.authorAxioms.map(name => `rests on your axiom ${name}`),
      ...suggestion.openLemmas.map(name => `rests on ${name}, which is still open`),
    ]
    const outcome = suggestion.status === 'progress' ? goalLine(suggestion.goals) : 'closes the goal'
    const left = [outcome, ...rests].join(', ')
    const button = element(
      'button',
      {
        type: 'button',
        class: `suggestion ${suggestion.status}`,
        title: [suggestion.tactic, ...suggestion.goals].join('\n\n'),
        'data-tactic': suggestion.tactic,
      },
      element('span', { class: 'sign', 'aria-hidden': 'true' }, signs[suggestion.status]),
      element('code', {}, ...leanCode(suggestion.tactic)),
      element('span', { class: 'detail' }, left),
      element('span', { class: 'source' }, origin(suggestion)),
    )
    button.addEventListener('click', () => this.insert(ticket, index))
    return element('li', {}, button)
  }

  /** What proves that the goal is false, which leaves nothing to be suggested. */
  private sayFalse(negation: string): void {
    this.negation.hidden = negation === ''
    this.negation.replaceChildren(...leanCode(negation))
  }

  private foldRest(): void {
    const items = [...this.list.children] as HTMLElement[]
    items.forEach((item, index) => (item.hidden = !this.all && index >= SHOWN_AT_FIRST))
    this.more.hidden = this.all || items.length <= SHOWN_AT_FIRST
    setText(this.more, `${items.length - SHOWN_AT_FIRST} more…`)
  }

  private showAll(): void {
    this.all = true
    this.foldRest()
    this.buttons()[SHOWN_AT_FIRST]?.focus()
  }

  /** Those that are to be seen. */
  private buttons(): HTMLButtonElement[] {
    return [...this.list.querySelectorAll<HTMLButtonElement>('li:not([hidden]) > button')]
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
