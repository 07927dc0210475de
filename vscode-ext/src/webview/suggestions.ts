/**
 * The suggestions, one line each: a click or Enter inserts one, the arrows go from one to the next, `c` copies. Variants
 * of one idea are folded below the best of them.
 */

import type { Suggestion, Suggestions } from '../messages'
import { describeRejected, describeSuggestions, groupSuggestions, markOf, tooltipOf } from '../model/suggestions'
import { leanCode } from './code'
import { copyButton, element, setText } from './dom'

const ANNOUNCE_MILLISECONDS = 500
/** How long what belongs to the place before may stay, so that a list that comes at once does not flicker. */
const STALE_MILLISECONDS = 400
/** The best ideas; the others would push the search out of sight. */
const SHOWN_AT_FIRST = 8
const SIGNS = { closes: '✓', conditional: '?', progress: '→' } as const
const WORDS = { closes: 'closes the goal', conditional: 'closes the goal on a condition', progress: 'leaves' } as const
const TAKEN = 'One of these stands in the file: the others were verified for the text before.'

export interface SuggestionActions {
  insert(ticket: number, index: number): void
  copy(text: string): void
  /** The signs need not be explained any more. */
  understood(): void
}

export class SuggestionsView {
  readonly root = element('div', { class: 'suggestions' })
  private readonly summary = element('p', { class: 'quiet' })
  private readonly legend = element(
    'p',
    { class: 'legend quiet', hidden: true },
    element('span', {}, '✓ closes the goal · → leaves what is beside it · ? on a condition. Who found it is in its tooltip.'),
  )
  private readonly negation = element('pre', { 'aria-label': 'Proof of the negation' })
  private readonly list = element('ul', { 'aria-label': 'Suggestions' })
  private readonly tried = element('p', { class: 'quiet small' })
  /** For a screen reader; a stream of parts is said once it rests. */
  private readonly live = element('div', { class: 'hidden', 'aria-live': 'polite', role: 'status' })
  private readonly more = element('button', { type: 'button', class: 'link' })
  private timer: ReturnType<typeof setTimeout> | undefined
  private stale: ReturnType<typeof setTimeout> | undefined
  private all = false
  private explains = false
  private ticket = -1
  /** The ideas whose variants are unfolded, by the tactic that stands for them. */
  private readonly unfolded = new Set<string>()
  private known: Suggestions | null = null
  private away = ''
  private taken = -1

  constructor(private readonly actions: SuggestionActions) {
    const understood = element('button', { type: 'button', class: 'tool', title: 'Understood', 'aria-label': 'Do not explain the signs any more' }, '✕')
    understood.addEventListener('click', () => actions.understood())
    this.legend.append(understood)
    this.root.append(this.summary, this.negation, this.list, this.more, this.legend, this.tried, this.live)
    this.negation.hidden = true
    this.more.hidden = true
    this.more.addEventListener('click', () => this.showAll())
    this.list.addEventListener('keydown', event => this.onKey(event))
  }

  /** Another place: what is shown is of the one before, until something arrives or it has taken too long. */
  wait(): void {
    this.all = false
    this.unfolded.clear()
    this.root.setAttribute('aria-busy', 'true')
    clearTimeout(this.stale)
    this.stale = setTimeout(() => this.clear('Looking…'), STALE_MILLISECONDS)
  }

  clear(message: string): void {
    clearTimeout(this.stale)
    this.known = null
    this.root.removeAttribute('aria-busy')
    setText(this.summary, message)
    setText(this.tried, '')
    this.sayFalse('')
    this.draw()
  }

  show(ticket: number, known: Suggestions): void {
    clearTimeout(this.stale)
    const description = describeSuggestions(known)
    this.ticket = ticket
    this.known = known
    this.root.setAttribute('aria-busy', String(!known.complete))
    setText(this.summary, description)
    setText(this.tried, describeRejected(known))
    this.sayFalse(known.refutation?.code || known.refutation?.proof || '')
    this.draw()
    clearTimeout(this.timer)
    this.timer = setTimeout(() => setText(this.live, description), ANNOUNCE_MILLISECONDS)
  }

  /** Whether the signs are explained below the list. */
  explain(explains: boolean): void {
    this.explains = explains
    this.draw()
  }

  /** One of a list stands in the file. */
  take(ticket: number): void {
    this.taken = ticket
    this.draw()
  }

  /** Why there is no server; empty while it runs. */
  setAway(away: string): void {
    this.away = away
    this.draw()
  }

  private draw(): void {
    const focused = this.focusedTactic()
    const suggestions = this.known === null || this.known.refutation !== null ? [] : this.known.suggestions
    const groups = groupSuggestions(suggestions)
    const shown = this.all ? groups : groups.slice(0, SHOWN_AT_FIRST)
    const items = shown.flatMap(({ indices: [first, ...others] }) => {
      const best = suggestions[first]
      if (best === undefined) return []
      const open = this.unfolded.has(best.tactic)
      const variants = open ? others.flatMap(index => this.item(index, suggestions[index], 'variant')) : []
      return [...this.item(first, best, '', ...this.fold(best, others.length, open)), ...variants]
    })
    this.list.replaceChildren(...items)
    this.more.hidden = shown.length === groups.length
    setText(this.more, `${groups.length - shown.length} more…`)
    this.legend.hidden = !this.explains || items.length === 0
    this.buttons().find(button => button.dataset['tactic'] === focused)?.focus()
  }

  private item(index: number, suggestion: Suggestion | undefined, kind: string, ...tools: HTMLElement[]): HTMLElement[] {
    if (suggestion === undefined) return []
    const { tactic, status } = suggestion
    const why = this.away !== '' ? this.away : this.ticket === this.taken ? TAKEN : ''
    const mark = markOf(suggestion)
    const button = element(
      'button',
      {
        type: 'button',
        class: `suggestion ${status}`,
        title: why === '' ? tooltipOf(suggestion) : why,
        'aria-label': [tactic, WORDS[status], mark].filter(text => text !== '').join(', '),
        'data-tactic': tactic,
      },
      element('span', { class: 'sign', 'aria-hidden': 'true' }, SIGNS[status]),
      element('code', {}, ...leanCode(tactic.replace(/\s*\n\s*/gu, ' ⏎ '))),
      element('span', { class: 'detail' }, mark),
    )
    button.disabled = why !== ''
    const ticket = this.ticket
    button.addEventListener('click', () => this.actions.insert(ticket, index))
    const copy = copyButton('Copy (c)', () => this.actions.copy(tactic))
    copy.tabIndex = -1
    return [element('li', { class: kind }, button, ...tools, copy)]
  }

  /** What opens and folds the variants of an idea; nothing where there are none. */
  private fold({ tactic }: Suggestion, count: number, open: boolean): HTMLElement[] {
    if (count === 0) return []
    const button = element(
      'button',
      { type: 'button', class: 'link fold', 'aria-expanded': String(open), title: `${count} more begin with the same tactic, and leave the same` },
      `${open ? '−' : '+'} ${count}`,
      element('span', { class: 'words' }, ' like it'),
    )
    button.addEventListener('click', () => {
      if (open) this.unfolded.delete(tactic)
      else this.unfolded.add(tactic)
      this.draw()
      this.buttons().find(other => other.dataset['tactic'] === tactic)?.focus()
    })
    return [button]
  }

  /** What proves that the goal is false, which leaves nothing to be suggested. */
  private sayFalse(negation: string): void {
    this.negation.hidden = negation === ''
    this.negation.replaceChildren(...leanCode(negation))
  }

  private showAll(): void {
    const before = this.buttons().length
    this.all = true
    this.draw()
    this.buttons()[before]?.focus()
  }

  private buttons(): HTMLButtonElement[] {
    return [...this.list.querySelectorAll<HTMLButtonElement>('button.suggestion')]
  }

  private focusedTactic(): string | undefined {
    const active = document.activeElement
    return active instanceof HTMLElement && this.list.contains(active) ? active.dataset['tactic'] : undefined
  }

  private onKey(event: KeyboardEvent): void {
    const buttons = this.buttons()
    const index = buttons.indexOf(event.target as HTMLButtonElement)
    if (index < 0 || event.altKey || event.ctrlKey || event.metaKey) return
    const steps: Record<string, number> = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: buttons.length - 1 }
    const next = steps[event.key]
    if (next !== undefined) buttons[next]?.focus()
    else if (event.key === 'c') this.actions.copy(buttons[index]?.dataset['tactic'] ?? '')
    else return
    event.preventDefault()
  }
}
