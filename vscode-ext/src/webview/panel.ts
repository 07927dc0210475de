/** The page as a whole: its parts, and which message goes to which. */

import type { TreeDelta } from '../messages'
import type { FromPanel, ToPanel } from '../panel/protocol'
import { element, setText } from './dom'
import { GoalsView } from './goals'
import { PremisesView } from './premises'
import { SuggestionsView } from './suggestions'
import { TreeView } from './tree'
import { WholeView } from './whole'

const ACTION_LABELS = { restart: 'Restart', install: 'Install…', trust: 'Manage Trust…' } as const

export class Panel {
  private readonly server = element('div', { class: 'server', role: 'status', hidden: true })
  private readonly place = element('p', { class: 'place quiet' })
  private readonly goals = new GoalsView()
  private readonly suggestions: SuggestionsView
  private readonly premises: PremisesView
  private readonly tree = new TreeView()
  private readonly whole = new WholeView()
  private readonly write = element('button', { type: 'button' }, 'Write')
  private readonly hint = element('input', { type: 'text', placeholder: 'What should the model know?', 'aria-label': 'Hint for the model' })
  private readonly prove = element('button', { type: 'button', class: 'primary' }, 'Prove')
  private readonly stop = element('button', { type: 'button' }, 'Stop')
  private readonly outcome = element('p', { class: 'quiet', role: 'status' })
  private proving = false
  private jobs = 0
  private placed = false
  private search = ''

  constructor(
    root: HTMLElement,
    private readonly send: (message: FromPanel) => void,
  ) {
    this.suggestions = new SuggestionsView((ticket, index) => send({ type: 'insert', ticket, index }))
    this.premises = new PremisesView(open => send({ type: 'premises', open }))
    this.prove.addEventListener('click', () => send({ type: 'prove' }))
    this.write.addEventListener('click', () => this.askToWrite())
    this.hint.addEventListener('keydown', event => {
      if (event.key === 'Enter' && !this.write.disabled) this.askToWrite()
    })
    this.stop.addEventListener('click', () => send({ type: 'stop' }))
    const buttons = element('div', { class: 'buttons' }, this.prove, this.stop)
    root.replaceChildren(
      this.server,
      section('Goal', this.place, this.goals.root, buttons, this.outcome),
      section('Whole proof', element('div', { class: 'buttons' }, this.hint, this.write), this.whole.root),
      section('Suggestions', this.suggestions.root),
      this.premises.root,
      section('Search', this.tree.root),
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
      case 'goal':
        this.goals.root.removeAttribute('aria-busy')
        this.goals.show(message.goals, message.message)
        break
      case 'suggestions':
        this.suggestions.show(message.ticket, message.suggestions)
        break
      case 'premises':
        this.premises.show(message.premises, message.message)
        break
      case 'proving':
        this.proving = message.running
        setText(this.outcome, message.running ? 'Searching…' : message.message)
        this.showButtons()
        break
      case 'jobs':
        this.jobs = message.count
        this.showButtons()
        break
      case 'whole':
        this.whole.apply(message.deltas, message.whole)
        break
      case 'tree':
        this.showTree(message.delta, message.whole)
        break
    }
  }

  private askToWrite(): void {
    this.send({ type: 'write', hint: this.hint.value.trim() })
  }

  private showPlace(place: Extract<ToPanel, { type: 'place' }>['place']): void {
    this.placed = place !== null
    this.showButtons()
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

  private showButtons(): void {
    this.prove.disabled = this.proving || !this.placed
    this.write.disabled = this.prove.disabled
    this.stop.disabled = !this.proving && this.jobs === 0
  }

  private showTree(delta: TreeDelta, whole: boolean): void {
    // How the last proof went says nothing about a search that somebody else has started.
    if (delta.search !== this.search && !this.proving && !whole) setText(this.outcome, '')
    this.search = delta.search
    this.tree.apply(delta, whole)
  }

  private showServer(text: string, action: '' | keyof typeof ACTION_LABELS): void {
    this.server.hidden = text === ''
    const parts: HTMLElement[] = [element('p', {}, text)]
    if (action !== '') {
      parts.push(this.actionButton(ACTION_LABELS[action], action), this.actionButton('Show Log', 'log'))
    }
    this.server.replaceChildren(...parts)
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
