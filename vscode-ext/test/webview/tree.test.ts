// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { TreeDelta } from '../../src/messages'
import { PAGE } from '../../src/model/items'
import { TreeView } from '../../src/webview/tree'
import { delta, edge, opened, tried } from '../builders'

let view: TreeView

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['requestAnimationFrame', 'cancelAnimationFrame'] })
  document.body.replaceChildren()
  view = new TreeView()
  document.body.append(view.root)
})

afterEach(() => vi.useRealTimers())

const apply = (changes: Partial<TreeDelta>, whole = false): void => {
  view.apply(delta(changes), whole)
  vi.advanceTimersToNextFrame()
}
const items = (): HTMLElement[] => [...view.root.querySelectorAll<HTMLElement>('[role="treeitem"]')]
const labels = (): (string | undefined)[] => items().map(item => item.querySelector(':scope > .line > code')?.textContent ?? undefined)
const item = (label: string): HTMLElement => {
  const found = items()[labels().indexOf(label)]
  if (found === undefined) throw new Error(`no item ${label} among ${labels().join(', ')}`)
  return found
}
const key = (name: string): void => {
  document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true }))
}
const focused = (): string | undefined => document.activeElement?.querySelector(':scope > .line > code')?.textContent ?? undefined

const TWO_LEVELS: Partial<TreeDelta> = {
  opened: [0, 1, 2].map(id => opened(id)),
  edges: [edge(0, 'intro', 1), edge(0, 'cases', 2), edge(1, 'simp'), edge(2, 'omega')],
}

describe('TreeView', () => {
  it('shows the first level, and keeps what is folded out of the page', () => {
    apply(TWO_LEVELS)
    expect(labels()).toEqual(['foo', 'intro', 'cases'])
    expect(view.root.textContent).toContain('… searching · 3 states')
  })

  it('draws changes that arrive between two frames together', () => {
    const observed = vi.spyOn(view.root, 'querySelectorAll')
    view.apply(delta({ opened: [opened(0)] }), false)
    view.apply(delta({ opened: [opened(1)], edges: [edge(0, 'intro', 1)] }), false)
    expect(items()).toEqual([])
    expect(vi.getTimerCount()).toBe(1)
    vi.advanceTimersToNextFrame()
    observed.mockRestore()
    expect(labels()).toEqual(['foo', 'intro'])
  })

  it('says state, mark and source in words, and by signs', () => {
    apply({ ...TWO_LEVELS, status: [0, 1].map(id => ({ id, status: 'proved' as const })), end: 'proved' })
    expect(item('intro').getAttribute('aria-label')).toBe('intro, ⊢ goal1, proved, part of the proof, portfolio')
    expect(item('intro').querySelector('.sign')?.textContent).toBe('✓')
    expect(item('cases').querySelector('.sign')?.textContent).toBe('○')
    expect(item('intro').querySelector('.mark')?.textContent).toBe('★')
  })

  it('is a tree as ARIA describes it', () => {
    apply(TWO_LEVELS)
    expect(view.root.querySelector('[role="tree"]')?.getAttribute('aria-label')).toBe('Search tree')
    const intro = item('intro')
    expect(intro.parentElement?.getAttribute('role')).toBe('group')
    expect(['aria-level', 'aria-setsize', 'aria-posinset', 'aria-expanded'].map(name => intro.getAttribute(name))).toEqual(['2', '2', '1', 'false'])
    expect(items().filter(({ tabIndex }) => tabIndex === 0)).toHaveLength(1)
  })

  it('unfolds and folds by a click', () => {
    apply(TWO_LEVELS)
    item('intro').querySelector<HTMLElement>('.line')?.click()
    expect(labels()).toEqual(['foo', 'intro', 'simp', 'cases'])
    item('intro').querySelector<HTMLElement>('.line')?.click()
    expect(labels()).toEqual(['foo', 'intro', 'cases'])
  })

  it('is walked through with the keys', () => {
    apply(TWO_LEVELS)
    item('foo').focus()
    key('ArrowRight')
    expect(focused()).toBe('intro')
    key('ArrowRight')
    expect(labels()).toContain('simp')
    key('ArrowRight')
    expect(focused()).toBe('simp')
    key('ArrowDown')
    expect(focused()).toBe('cases')
    key('ArrowUp')
    key('ArrowLeft')
    expect(focused()).toBe('intro')
    key('ArrowLeft')
    expect(labels()).not.toContain('simp')
    key('End')
    expect(focused()).toBe('cases')
    key('Home')
    expect(focused()).toBe('foo')
    key('ArrowDown')
    key('*')
    expect(labels()).toEqual(['foo', 'intro', 'simp', 'cases', 'omega'])
    key('Enter')
    expect(labels()).toEqual(['foo', 'intro', 'cases', 'omega'])
  })

  it('keeps focus and what was unfolded while the tree grows, and leaves unchanged items alone', () => {
    apply(TWO_LEVELS)
    item('intro').querySelector<HTMLElement>('.line')?.click()
    const simp = item('simp')
    const line = simp.querySelector('.line')?.firstChild
    simp.focus()
    apply({ opened: [opened(3)], edges: [edge(0, 'apply h', 3)], tried: [tried(0, 'rfl')] })
    expect(labels()).toEqual(['foo', 'intro', 'simp', 'cases', 'apply h', '1 refused'])
    expect(item('simp')).toBe(simp)
    expect(simp.querySelector('.line')?.firstChild).toBe(line)
    expect(document.activeElement).toBe(simp)
  })

  it('takes away what was withdrawn, and leaves a way in by the keyboard', () => {
    apply(TWO_LEVELS)
    item('intro').querySelector<HTMLElement>('.line')?.click()
    apply({ withdrawn: [{ node: 0, tactic: 'intro' }] })
    expect(labels()).toEqual(['foo', 'cases'])
    expect(items().map(({ tabIndex }) => tabIndex)).toEqual([0, -1])
  })

  it('begins anew with another search', () => {
    apply(TWO_LEVELS)
    apply({ search: 't', title: 'bar', opened: [opened(0)] })
    expect(labels()).toEqual(['bar'])
  })

  it('is replaced by the whole of its own search, keeping what was unfolded', () => {
    apply(TWO_LEVELS)
    item('cases').querySelector<HTMLElement>('.line')?.click()
    apply({ ...TWO_LEVELS, end: 'unproved' }, true)
    expect(labels()).toEqual(['foo', 'intro', 'cases', 'omega'])
    expect(view.root.textContent).toContain('no proof found')
  })

  it('shows a hundred of many, and more on demand', () => {
    apply({ opened: [opened(0), opened(1)], edges: Array.from({ length: 250 }, (_, index) => edge(0, `t${index}`, 1)) })
    expect(items()).toHaveLength(1 + PAGE + 1)
    item('150 more…').querySelector<HTMLElement>('.line')?.click()
    expect(items()).toHaveLength(1 + 2 * PAGE + 1)
    expect(focused()).toBe('50 more…')
  })

  it('stays quick with a large tree', () => {
    const count = 20_000
    const big = delta({
      opened: Array.from({ length: count }, (_, id) => opened(id, `⊢ goal ${id}`, -id)),
      edges: Array.from({ length: count - 1 }, (_, id) => edge(Math.floor(id / 8), `tactic ${id}`, id + 1)),
    })
    view.apply(big, true)
    const started = performance.now()
    vi.advanceTimersToNextFrame()
    expect(items().length).toBeLessThan(20)
    expect(performance.now() - started).toBeLessThan(1000)
  })
})
