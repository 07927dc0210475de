import { describe, expect, it } from 'vitest'
import { Items, PAGE, stateOf, type Item } from '../../src/model/items'
import { SearchTree } from '../../src/model/tree'
import { delta, edge, opened, tried } from '../builders'

function itemsOf(changes: Parameters<typeof delta>[0]): { items: Items; root: Item } {
  const tree = new SearchTree('s')
  tree.apply(delta(changes))
  const items = new Items(tree)
  return { items, root: items.root() }
}

describe('Items', () => {
  it('begins with the declaration and its goal', () => {
    const { root } = itemsOf({ opened: [opened(0, 'h : p\n⊢ p ∧ q')] })
    expect(root).toMatchObject({ kind: 'search', label: 'foo', detail: '⊢ p ∧ q', sign: 'open', expandable: false })
  })

  it('puts the tactics of the next state right below a tactic that leaves one state', () => {
    const { items, root } = itemsOf({ opened: [0, 1].map(id => opened(id)), edges: [edge(0, 'intro h', 1), edge(1, 'exact h')] })
    const [intro] = items.children(root)
    expect(intro).toMatchObject({ kind: 'tactic', label: 'intro h', detail: '⊢ goal1', source: 'portfolio', expandable: true })
    expect(items.children(intro!)).toMatchObject([{ kind: 'tactic', label: 'exact h', detail: 'closes the goal', sign: 'proved' }])
  })

  it('shows each state that a tactic leaves when there are several', () => {
    const { items, root } = itemsOf({
      opened: [0, 1, 2].map(id => opened(id)),
      edges: [edge(0, 'constructor', 1, 2), edge(2, 'rfl')],
    })
    const [constructor] = items.children(root)
    expect(items.children(constructor!)).toMatchObject([
      { kind: 'goal', label: '⊢ goal1', expandable: false },
      { kind: 'goal', label: '⊢ goal2', expandable: true },
    ])
  })

  it('stops where a state comes back', () => {
    const { items, root } = itemsOf({ opened: [0, 1].map(id => opened(id)), edges: [edge(0, 'symm', 1), edge(1, 'symm', 0)] })
    const [symm] = items.children(root)
    expect(items.children(symm!)).toMatchObject([{ kind: 'again', expandable: false, detail: '↺ a state from above' }])
  })

  it('gathers what was refused, with what Lean said', () => {
    const { items, root } = itemsOf({
      opened: [opened(0)],
      tried: [tried(0, 'rfl', 'failed', 'not equal\nat all'), tried(0, 'decide', 'timed out')],
    })
    const [refused] = items.children(root)
    expect(refused).toMatchObject({ kind: 'refused', label: '2 refused', expandable: true })
    expect(items.children(refused!)).toMatchObject([
      { label: 'rfl', detail: 'failed: not equal', full: 'rfl\n\nnot equal\nat all' },
      { label: 'decide', detail: 'timed out' },
    ])
  })

  it('names all who proposed a tactic', () => {
    const { items, root } = itemsOf({
      opened: [opened(0)],
      edges: [{ ...edge(0, 'exact h'), others: ['premises'] }],
      repeated: [{ node: 0, tactic: 'exact h', source: 'qwen' }],
    })
    expect(items.children(root)).toMatchObject([{ label: 'exact h', source: 'portfolio, premises, qwen' }])
  })

  it('says for what something is false, and why in the tooltip', () => {
    const { items, root } = itemsOf({
      opened: [opened(0, '⊢ n + 1 = n'), opened(1, '⊢ 1 = 0')],
      edges: [edge(0, 'cases n', 1)],
      refuted: [
        { node: 0, told: 'false for n = 0', negation: 'fun c => absurd (c 0) (by decide)' },
        { node: 1, told: 'false', negation: 'nofun' },
      ],
      status: [0, 1].map(id => ({ id, status: 'refuted' as const })),
    })
    expect(root).toMatchObject({ sign: 'refuted', detail: '⊢ n + 1 = n · false for n = 0' })
    expect(root.full).toBe('⊢ n + 1 = n\n\nfalse for n = 0\n\nfun c => absurd (c 0) (by decide)')
    expect(items.children(root)).toMatchObject([{ sign: 'refuted', detail: '⊢ 1 = 0 · false' }])
  })

  it('shows a page at first, and more when asked', () => {
    const edges = Array.from({ length: PAGE + 30 }, (_, index) => edge(0, `tactic ${index}`, 1))
    const { items, root } = itemsOf({ opened: [opened(0), opened(1)], edges })
    const page = items.children(root)
    expect(page).toHaveLength(PAGE + 1)
    expect(page.at(-1)).toMatchObject({ kind: 'more', label: '30 more…', expandable: false })
    expect(items.children(root, 2 * PAGE)).toHaveLength(PAGE + 30)
  })

  it('folds the tactics that close a state below the first, or below that of the proof', () => {
    const edges = ['rfl', 'simp', 'omega', 'decide'].map(tactic => edge(0, tactic))
    const { items, root } = itemsOf({ opened: [opened(0)], edges })
    expect(items.children(root).map(({ label }) => label)).toEqual(['rfl', '3 more close it'])
    const proved = itemsOf({ opened: [opened(0)], edges, status: [{ id: 0, status: 'proved' }], proof: 'omega' })
    const [omega, more] = proved.items.children(proved.root)
    expect([omega?.label, omega?.mark, stateOf(more!)]).toEqual(['omega', 'proof', 0])
    const folded = proved.items.children(more!)
    expect(folded.map(({ label }) => label)).toEqual(['rfl', 'simp', 'decide'])
    expect(folded.map(stateOf)).toEqual([0, 0, 0])
    const two = itemsOf({ opened: [opened(0)], edges: edges.slice(0, 2) })
    expect(two.items.children(two.root).map(({ label }) => label)).toEqual(['rfl', 'simp'])
  })

  it('marks the proof and unfolds it, and only it', () => {
    const { items, root } = itemsOf({
      opened: [0, 1, 2].map(id => opened(id)),
      edges: [edge(0, 'aside', 2), edge(0, 'intro', 1), edge(1, 'rfl')],
      status: [0, 1].map(id => ({ id, status: 'proved' as const })),
    })
    const [aside, intro] = items.children(root)
    expect([aside?.mark, intro?.mark]).toEqual(['', 'proof'])
    expect([aside, intro].map(item => items.startsExpanded(item!))).toEqual([false, true])
  })

  it('marks the most promising way while the search goes on, and none when it has ended', () => {
    const changes = { opened: [opened(0), opened(1, '⊢ a', -3), opened(2, '⊢ b', -1)], edges: [edge(0, 'a', 1), edge(0, 'b', 2)] }
    const going = itemsOf(changes)
    expect(going.items.children(going.root).map(item => item.mark)).toEqual(['', 'best'])
    const ended = itemsOf({ ...changes, end: 'timed_out' })
    expect(ended.items.children(ended.root).map(item => item.mark)).toEqual(['', ''])
  })

  it('keeps the key of an item while the tree grows', () => {
    const tree = new SearchTree('s')
    tree.apply(delta({ opened: [opened(0)], edges: [edge(0, 'rfl')] }))
    const before = new Items(tree)
    const key = before.children(before.root())[0]?.key
    tree.apply(delta({ opened: [opened(1)], edges: [edge(0, 'intro', 1)] }))
    const after = new Items(tree)
    expect(after.children(after.root()).map(item => item.key)).toContain(key)
  })
})
