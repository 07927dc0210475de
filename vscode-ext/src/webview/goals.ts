/** The goals, hypotheses in columns. */

import { parseGoal, type Goal } from '../model/goal'
import { leanCode } from './code'
import { element, setText } from './dom'

export class GoalsView {
  readonly root = element('div', { class: 'goals' })
  private readonly message = element('p', { class: 'quiet' })

  show(goals: readonly string[], message: string): void {
    setText(this.message, message)
    this.message.hidden = message === ''
    this.root.replaceChildren(this.message, ...goals.map((text, index) => goalElement(parseGoal(text), index, goals.length)))
  }
}

function goalElement(goal: Goal, index: number, count: number): HTMLElement {
  const title = [count > 1 ? `${index + 1} of ${count}` : '', goal.name].filter(part => part !== '').join(' · ')
  const parts: HTMLElement[] = []
  if (title !== '') parts.push(element('h3', {}, title))
  if (goal.hypotheses.length > 0) {
    const rows = goal.hypotheses.map(({ names, type }) =>
      element(
        'tr',
        {},
        element('th', { scope: 'row' }, names),
        element('td', { class: 'colon', 'aria-hidden': 'true' }, names === '' ? '' : ':'),
        element('td', {}, ...leanCode(type)),
      ),
    )
    parts.push(element('table', { 'aria-label': 'Hypotheses' }, element('tbody', {}, ...rows)))
  }
  parts.push(
    element('p', { class: 'target' }, element('span', { class: 'turnstile' }, goal.turnstile), ' ', ...leanCode(goal.target)),
  )
  return element('article', { class: 'goal' }, ...parts)
}
