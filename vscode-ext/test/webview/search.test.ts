// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { TreeDelta } from '../../src/messages'
import { SearchView } from '../../src/webview/search'
import { delta, edge, opened } from '../builders'

let view: SearchView
let now: number
let begun: number
let stopped: number
let copied: string[]
let steered: unknown[][]

beforeEach(() => {
  vi.useFakeTimers()
  document.body.replaceChildren()
  now = begun = stopped = 0
  copied = []
  steered = []
  const actions = {
    steer: (...words: unknown[]) => void steered.push(words),
    stop: () => void (stopped += 1),
    copy: (text: string) => void copied.push(text),
  }
  view = new SearchView(actions, () => void (begun += 1), () => now)
  document.body.append(view.root)
})

afterEach(() => {
  apply({ end: 'cancelled' })
  vi.useRealTimers()
})

function apply(changes: Partial<TreeDelta>, whole = false): void {
  view.apply(delta(changes), whole)
  vi.advanceTimersToNextFrame()
}
const find = <T extends HTMLElement = HTMLElement>(selector: string): T => view.root.querySelector<T>(selector)!
const button = (label: string): HTMLButtonElement => [...view.root.querySelectorAll('button')].find(({ textContent }) => textContent === label)!
const item = (index: number): HTMLElement => view.root.querySelectorAll<HTMLElement>('[role=treeitem]')[index]!
const key = (target: HTMLElement, name: string) => target.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true }))

const TREE: Partial<TreeDelta> = { opened: [0, 1].map(id => opened(id)), edges: [edge(0, 'intro', 1), edge(0, 'simp')], limit: 30 }

describe('the time', () => {
  it('runs between what the server says, out of what it may take', () => {
    apply({ ...TREE, seconds: 2 })
    now = 4000
    vi.advanceTimersByTime(250)
    expect(find('.time').textContent).toBe('6 of 30 s')
    expect(find('.bar').getAttribute('aria-valuenow')).toBe('6')
    expect(find('.fill').style.width).toBe('20.0%')
    now = 400_000
    vi.advanceTimersByTime(250)
    expect(find('.fill').style.width).toBe('100.0%')
    apply({ end: 'timed_out' })
    expect(find('.running').hidden).toBe(true)
    expect(vi.getTimerCount()).toBe(0)
  })

  it('is stopped by its own button', () => {
    apply(TREE)
    button('stop').click()
    expect(stopped).toBe(1)
  })

  it('does not run on without a server', () => {
    apply(TREE)
    view.setAway('The assistant is not running.')
    expect(find('.running').hidden).toBe(true)
    expect(button('Expand').title).toBe('The assistant is not running.')
  })
})

describe('the beginning', () => {
  it('is told once a search, and once more when it goes on', () => {
    apply(TREE)
    apply({})
    expect(begun).toBe(1)
    apply({ end: 'timed_out' })
    apply({ resumed: true })
    expect(begun).toBe(2)
  })

  it('is not that of a search which was there before the panel was opened', () => {
    apply({ ...TREE, end: 'timed_out' }, true)
    apply({ ...TREE, search: 'other' }, true)
    expect(begun).toBe(0)
  })
})

describe('steering', () => {
  it('is about the state that is chosen', () => {
    apply({ ...TREE, end: 'timed_out' })
    expect(button('More time').disabled).toBe(false)
    item(1).click()
    expect(item(1).getAttribute('aria-selected')).toBe('true')
    button('Expand').click()
    button('Continue here').click()
    button('Prune').click()
    apply({ status: [{ id: 1, status: 'pruned' }] })
    expect(button('Expand').disabled).toBe(true)
    button('Put back').click()
    expect(steered).toEqual([
      ['s', 'expand', 1, ''],
      ['s', 'continue', 1, ''],
      ['s', 'prune', 1, ''],
      ['s', 'restore', 1, ''],
    ])
  })

  it('has the keys of the terminal', () => {
    apply({ ...TREE, end: 'timed_out' })
    item(0).focus()
    key(item(0), 'e')
    key(item(0), 'm')
    key(item(0), 'x')
    expect(steered).toEqual([
      ['s', 'expand', 0, ''],
      ['s', 'continue', 0, ''],
    ])
    key(item(0), 't')
    expect(document.activeElement).toBe(find('input'))
    key(find('input'), 'Escape')
    expect(document.activeElement).toBe(item(0))
  })

  it('tries an own tactic and says what Lean says', () => {
    apply({ ...TREE, end: 'timed_out' })
    button('Try…').click()
    const input = find<HTMLInputElement>('input')
    input.value = ' omega '
    key(input, 'Enter')
    expect(steered).toEqual([['s', 'try', 0, 'omega']])
    expect(find('.answer').textContent).toBe('… omega: Lean is asked')
    apply({ tried: [{ node: 0, tactic: 'omega', source: 'you', others: [], verdict: 'failed', message: 'no facts\nmore' }] })
    expect(find('.answer').textContent).toBe('✗ omega: failed: no facts')
    expect(input.value).toBe(' omega ')
    apply({ tried: [{ node: 0, tactic: 'simp', source: 'you', others: [], verdict: 'closes', message: '' }] })
    expect(find('.answer').textContent).toBe('✓ simp: closes the state')
    expect(input.value).toBe('')
  })

  it('is over when it is proved, and the proof can be copied', () => {
    apply({ ...TREE, status: [{ id: 0, status: 'proved' }], proof: 'simp', end: 'proved' })
    expect(button('Expand').title).toBe('It is proved.')
    button('Copy the proof').click()
    expect(copied).toEqual(['simp'])
  })

  it('is hidden while there is nothing to steer', () => {
    expect(find('.steering').hidden).toBe(true)
  })
})
