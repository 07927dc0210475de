/** The page as a whole: its parts, and which message goes to which. */

import type { TreeDelta } from '../messages'
import { whyNotProve, whyNotStop, type Situation } from '../model/able'
import type { FromPanel, ToPanel } from '../panel/protocol'
import { element, setText, setUsable } from './dom'
import { GoalsView } from './goals'
import { HistoryView } from './history'
import { PremisesView } from './premises'
import { SearchView } from './search'
import { SuggestionsView } from './suggestions'
import { WholeView } from './whole'

const ACTION_LABELS = { restart: 'Restart', install: 'Install…', trust: 'Manage Trust…' } as const

export class Panel {
  private readonly server = element('div', { class: 'server', role: 'status', hidden: true })
  private readonly place = element('span', { class: 'quiet' })
  private readonly pinned = element('span', { class: 'pinned', hidden: true }, '◆ pinned')
  private readonly pin = element('button', { type: 'button', class: 'link', 'aria-pressed': 'false' }, 'Pin')
  private readonly goals = new GoalsView()
  private readonly suggestions: SuggestionsView
  private readonly premises: PremisesView
  private readonly search: SearchView
  private readonly searched: HTMLElement
  private readonly whole: WholeView
  private readonly history: HistoryView
  private readonly write = element('button', { type: 'button' }, 'Write')
  private readonly hint = element('input', { type: 'text', placeholder: 'What should the model know?', 'aria-label': 'Hint for the model' })
  private readonly prove = element('button', { type: 'button', class: 'primary' }, 'Prove')
  private readonly stop = element('button', { type: 'button' }, 'Stop')
  private readonly outcome = element('p', { class: 'quiet', role: 'status' })
  private situation: Situation = { away: '', placed: false, none: false, kind: undefined, provable: undefined, proving: false, jobs: 0, pinned: false }
  private tree = ''
  /** Whether the search that runs is kept in view: since it began, until the reader does something. */
  private follows = false

  constructor(
    root: HTMLElement,
    private readonly send: (message: FromPanel) => void,
  ) {
    const copy = (text: string): void => send({ type: 'copy', text })
    const stop = (): void => send({ type: 'stop' })
    this.suggestions = new SuggestionsView({
      insert: (ticket, index) => send({ type: 'insert', ticket, index }),
      copy,
      understood: () => send({ type: 'understood' }),
    })
    this.premises = new PremisesView(open => send({ type: 'premises', open }))
    this.whole = new WholeView(copy)
    this.history = new HistoryView(id => send({ type: 'reveal', id }), copy)
    this.search = new SearchView(
      { steer: (search, action, node, tactic) => send({ type: 'steer', search, action, node, tactic }), stop, copy },
      () => (this.follows = true),
    )
    this.searched = section('Search', this.search.root)
    this.prove.addEventListener('click', () => send({ type: 'prove' }))
    this.write.addEventListener('click', () => this.askToWrite())
    this.hint.addEventListener('keydown', event => {
      if (event.key === 'Enter' && !this.write.disabled) this.askToWrite()
    })
    this.stop.addEventListener('click', stop)
    this.pin.addEventListener('click', () => send({ type: 'pin', pinned: this.pin.getAttribute('aria-pressed') !== 'true' }))
    const place = element('p', { class: 'place' }, this.place, this.pinned, this.pin)
    const buttons = element('div', { class: 'buttons' }, this.prove, this.stop)
    for (const sign of ['wheel', 'pointerdown', 'keydown']) root.addEventListener(sign, () => (this.follows = false), { passive: true })
    root.replaceChildren(
      this.server,
      section('Goal', place, this.goals.root, buttons, this.outcome),
      section('Suggestions', this.suggestions.root),
      this.searched,
      section('Whole proof', element('div', { class: 'buttons' }, this.hint, this.write), this.whole.root),
      this.premises.root,
      this.history.root,
    )
    this.receive({ type: 'place', place: null })
  }

  receive(message: ToPanel): void {
    switch (message.type) {
      case 'server':
        this.showServer(message.text, message.action)
        break
      case 'place':
        this.showPlace(message.place)
        break
      case 'pinned':
        this.showPinned(message.pinned)
        break
      case 'goal':
        this.goals.root.removeAttribute('aria-busy')
        this.goals.show(message.goals, message.message)
        this.learn({ none: message.none })
        break
      case 'suggestions':
        this.suggestions.show(message.ticket, message.suggestions)
        this.learn({ kind: message.suggestions.kind, provable: message.suggestions.provable })
        break
      case 'taken':
        this.suggestions.take(message.ticket)
        break
      case 'premises':
        this.premises.show(message.premises, message.message)
        break
      case 'proving':
        setText(this.outcome, message.running ? 'Working on it…' : message.message)
        this.learn({ proving: message.running })
        break
      case 'jobs':
        this.learn({ jobs: message.count })
        break
      case 'whole':
        this.whole.apply(message.deltas, message.whole)
        break
      case 'tree':
        this.showTree(message.delta, message.whole)
        break
      case 'history':
        this.history.show(message.entries)
        break
      case 'legend':
        this.suggestions.explain(message.shown)
        break
    }
  }

  private askToWrite(): void {
    this.send({ type: 'write', hint: this.hint.value.trim() })
  }

  private showPlace(place: Extract<ToPanel, { type: 'place' }>['place']): void {
    this.learn({ placed: place !== null, none: false, kind: undefined, provable: undefined })
    if (place === null) {
      setText(this.place, '')
      this.goals.show([], 'Open a Lean file and put the cursor into a proof.')
      this.suggestions.clear('')
      return
    }
    setText(this.place, `${place.name}:${place.line}:${place.column}`)
    this.goals.root.setAttribute('aria-busy', 'true')
    this.suggestions.wait()
  }

  private showPinned(pinned: boolean): void {
    this.pinned.hidden = !pinned
    this.pin.setAttribute('aria-pressed', String(pinned))
    setText(this.pin, pinned ? 'Unpin' : 'Pin')
    this.learn({ pinned })
  }

  private learn(news: Partial<Situation>): void {
    this.situation = { ...this.situation, ...news }
    const why = whyNotProve(this.situation)
    setUsable(this.prove, 'Search for a proof and insert it', why)
    setUsable(this.write, 'Have a whole proof written and insert it', why)
    setUsable(this.stop, 'Stop what runs', whyNotStop(this.situation))
    const pin = this.situation.pinned ? 'Follow the cursor again' : 'Stay at this place while the cursor goes elsewhere'
    setUsable(this.pin, pin, this.situation.placed ? '' : 'There is no place to stay at.')
  }

  private showTree(delta: TreeDelta, whole: boolean): void {
    // How the last proof went says nothing about a search that somebody else has started.
    if (delta.search !== this.tree && !this.situation.proving && !whole) setText(this.outcome, '')
    this.tree = delta.search
    this.search.apply(delta, whole)
    if (this.follows) requestAnimationFrame(() => this.showSearch())
    if (delta.end !== '') this.follows = false
  }

  /** Brings as much of the search into view as there is room for, its beginning first. */
  private showSearch(): void {
    const { top, bottom } = this.searched.getBoundingClientRect()
    const hidden = Math.min(bottom - window.innerHeight, top)
    if (hidden > 0) window.scrollBy({ top: hidden })
  }

  private showServer(text: string, action: '' | keyof typeof ACTION_LABELS): void {
    this.server.hidden = text === ''
    const parts: HTMLElement[] = [element('p', {}, text)]
    if (action !== '') {
      parts.push(this.actionButton(ACTION_LABELS[action], action), this.actionButton('Show Log', 'log'))
    }
    this.server.replaceChildren(...parts)
    const away = text === '' ? '' : 'The assistant is not running.'
    this.suggestions.setAway(away)
    this.search.setAway(away)
    this.learn({ away })
  }

  private actionButton(label: string, action: Extract<FromPanel, { type: 'action' }>['action']): HTMLElement {
    const button = element('button', { type: 'button' }, label)
    button.addEventListener('click', () => this.send({ type: 'action', action }))
    return button
  }
}

function section(title: string, ...children: HTMLElement[]): HTMLElement {
  const heading = element('h2', { id: `heading-${title.toLowerCase().replace(' ', '-')}` }, title)
  return element('section', { 'aria-labelledby': heading.id }, heading, ...children)
}
