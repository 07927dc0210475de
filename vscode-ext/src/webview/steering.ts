/** What can be done to the chosen state of a search: buttons below the tree, and its keys, which are the terminal's. */

import type { SteerAction, TreeDelta } from '../messages'
import { whyNotSteer } from '../model/able'
import { element, setText, setUsable } from './dom'
import type { TreeView } from './tree'

/** Whose a tactic is that was typed here, as the server names it. */
const OWN = 'you'

export type Steer = (search: string, action: SteerAction, node: number, tactic: string) => void

export class SteeringView {
  readonly root = element('div', { class: 'steering', hidden: true })
  private readonly expand = element('button', { type: 'button' }, 'Expand')
  private readonly prune = element('button', { type: 'button' }, 'Prune')
  private readonly own = element('button', { type: 'button', 'aria-expanded': 'false' }, 'Try…')
  private readonly goOn = element('button', { type: 'button' }, 'Continue')
  private readonly tactic = element('input', { type: 'text', placeholder: 'A tactic for this state', 'aria-label': 'Your own tactic for the chosen state' })
  private readonly send = element('button', { type: 'button' }, 'Try')
  private readonly form = element('div', { class: 'buttons', hidden: true }, this.tactic, this.send)
  private readonly answer = element('p', { class: 'answer', role: 'status' })
  private away = ''

  constructor(
    private readonly view: () => TreeView,
    private readonly steer: Steer,
  ) {
    const bar = element('div', { class: 'buttons', role: 'toolbar', 'aria-label': 'The chosen state' }, this.expand, this.prune, this.own, this.goOn)
    this.root.append(bar, this.form, this.answer)
    this.expand.addEventListener('click', () => this.act('expand'))
    this.prune.addEventListener('click', () => this.act(this.pruneAction))
    this.goOn.addEventListener('click', () => this.act('continue'))
    this.own.addEventListener('click', () => this.ask(this.form.hidden))
    this.send.addEventListener('click', () => this.tryOwn())
    this.tactic.addEventListener('keydown', event => {
      if (event.key === 'Enter') this.tryOwn()
      if (event.key === 'Escape') this.ask(false)
    })
  }

  /** Why there is nobody to steer; empty when there is. */
  setAway(away: string): void {
    this.away = away
    this.update()
  }

  /** Another state was chosen, or it is another one now. */
  update(): void {
    const { tree, state } = this.view()
    this.root.hidden = tree === null
    const why = (action: SteerAction): string => whyNotSteer(this.away, tree, state, action)
    const restores = this.pruneAction === 'restore'
    setText(this.prune, restores ? 'Put back' : 'Prune')
    setText(this.goOn, state === undefined || state === 0 ? 'More time' : 'Continue here')
    setUsable(this.expand, 'Try the next tactics in this state now (e)', why('expand'))
    setUsable(this.prune, restores ? 'Let it be searched again (r)' : 'Take this state out of the search (r)', why(this.pruneAction))
    setUsable(this.own, 'Try a tactic of your own in this state (t)', why('try'))
    const goOn = state === 0 ? 'Search for as long again (c)' : 'Search this state and what is below it, and nothing else (c)'
    setUsable(this.goOn, goOn, why('continue'))
    setUsable(this.send, 'Try it in the chosen state', why('try'))
  }

  /** Says what Lean says of a tactic that was tried here. */
  learn(delta: TreeDelta): void {
    const tried = delta.tried.findLast(({ source }) => source === OWN)
    if (tried === undefined) return
    const runs = tried.verdict === 'closes' || tried.verdict === 'progress'
    const said = tried.verdict === 'closes' ? 'closes the state' : runs ? 'runs' : tried.verdict
    const message = runs ? '' : tried.message.split('\n', 1)[0]
    this.say(`${runs ? '✓' : '✗'} ${tried.tactic}: ${[said, message].filter(text => text !== '').join(': ')}`)
    if (runs) this.tactic.value = ''
    if (tried.verdict === 'closes' && !this.form.hidden) this.ask(false)
  }

  /** Whether a key means something here. */
  key(key: string): boolean {
    const button = { e: this.expand, r: this.prune, t: this.own, c: this.goOn, m: this.goOn }[key]
    if (button === undefined) return false
    if (!button.disabled) button.click()
    return true
  }

  private get pruneAction(): 'prune' | 'restore' {
    const { tree, state } = this.view()
    return state !== undefined && tree?.nodes.get(state)?.status === 'pruned' ? 'restore' : 'prune'
  }

  private act(action: SteerAction, tactic = ''): void {
    const { tree, state } = this.view()
    if (tree === null || state === undefined) return
    this.say('')
    this.steer(tree.search, action, state, tactic)
  }

  private ask(open: boolean): void {
    this.form.hidden = !open
    this.own.setAttribute('aria-expanded', String(open))
    if (open) this.tactic.focus()
    else this.view().focusChosen()
  }

  private tryOwn(): void {
    const tactic = this.tactic.value.trim()
    if (tactic === '' || this.send.disabled) return
    this.act('try', tactic)
    this.say(`… ${tactic}: Lean is asked`)
  }

  private say(words: string): void {
    setText(this.answer, words)
  }
}
