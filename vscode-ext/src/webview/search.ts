/** A search: how long it has taken of what it may take, its tree, and what can be done to it. */

import type { TreeDelta } from '../messages'
import { element, setAttribute, setText, setUsable } from './dom'
import { SteeringView, type Steer } from './steering'
import { TreeView } from './tree'

const TICK_MILLISECONDS = 250

export interface SearchActions {
  steer: Steer
  stop(): void
  copy(text: string): void
}

export class SearchView {
  readonly root = element('div', { class: 'search' })
  private readonly fill = element('div', { class: 'fill' })
  private readonly bar = element('div', { class: 'bar', role: 'progressbar', 'aria-label': 'Time of the search', 'aria-valuemin': '0' }, this.fill)
  private readonly time = element('span', { class: 'quiet time' })
  private readonly stop = element('button', { type: 'button', class: 'link', 'aria-label': 'Stop the search' }, 'stop')
  private readonly running = element('div', { class: 'running', hidden: true }, this.bar, this.time, this.stop)
  private readonly copy = element('button', { type: 'button', class: 'link', hidden: true }, 'Copy the proof')
  private readonly tree: TreeView
  private readonly steering: SteeringView
  private search = ''
  /** Seconds that it had taken, and when that was said. */
  private spent = 0
  private said = 0
  private limit = 0
  private timer: ReturnType<typeof setInterval> | undefined

  /** `begins` is told when a search begins, or goes on. */
  constructor(
    actions: SearchActions,
    private readonly begins: () => void,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.steering = new SteeringView(() => this.tree, actions.steer)
    this.tree = new TreeView({ changed: () => this.changed(), key: key => this.steering.key(key) })
    this.stop.addEventListener('click', () => actions.stop())
    this.copy.addEventListener('click', () => actions.copy(this.tree.tree?.proof ?? ''))
    setUsable(this.copy, 'Copy the proof that was found', '')
    this.root.append(this.running, this.tree.root, this.copy, this.steering.root)
  }

  /** `whole`: everything about a search, not only what has changed. */
  apply(delta: TreeDelta, whole: boolean): void {
    const begins = delta.resumed || (!whole && delta.search !== this.search)
    this.search = delta.search
    // An older server says nothing of time.
    const { seconds = 0, limit = 0 } = delta as Partial<TreeDelta>
    this.spent = seconds
    this.said = this.now()
    this.limit = limit
    this.tree.apply(delta, whole)
    this.steering.learn(delta)
    this.tick()
    if (begins && delta.end === '') this.begins()
  }

  /** Why there is no server; empty while there is one. What it searched is over when it is away. */
  setAway(away: string): void {
    this.steering.setAway(away)
    if (away !== '') this.rest()
  }

  private changed(): void {
    this.copy.hidden = (this.tree.tree?.proof ?? '') === ''
    this.steering.update()
  }

  private tick(): void {
    if (this.tree.tree === null || this.tree.tree.end !== '') {
      this.rest()
      return
    }
    this.running.hidden = false
    this.timer ??= setInterval(() => this.tick(), TICK_MILLISECONDS)
    const seconds = this.spent + (this.now() - this.said) / 1000
    const share = this.limit > 0 ? Math.min(1, seconds / this.limit) : 0
    this.fill.style.width = `${(100 * share).toFixed(1)}%`
    setAttribute(this.bar, 'aria-valuemax', String(Math.round(this.limit)))
    setAttribute(this.bar, 'aria-valuenow', String(Math.min(Math.round(seconds), Math.round(this.limit))))
    setText(this.time, this.limit > 0 ? `${Math.floor(seconds)} of ${Math.round(this.limit)} s` : `${Math.floor(seconds)} s`)
  }

  private rest(): void {
    this.running.hidden = true
    clearInterval(this.timer)
    this.timer = undefined
  }
}
