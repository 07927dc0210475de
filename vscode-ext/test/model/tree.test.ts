import { describe, expect, it } from 'vitest'
import { describeSearch, SearchTree } from '../../src/model/tree'
import { delta, edge, opened, tried } from '../builders'

function treeOf(...deltas: Parameters<typeof delta>[0][]): SearchTree {
  const tree = new SearchTree('s')
  for (const changes of deltas) tree.apply(delta(changes))
  return tree
}

const tactics = (edges: Map<number, { tactic: string }>): Record<number, string> =>
  Object.fromEntries([...edges].map(([node, { tactic }]) => [node, tactic]))

describe('SearchTree', () => {
  it('grows by its changes', () => {
    const tree = treeOf(
      { opened: [opened(0)] },
      { opened: [opened(1), opened(2)], edges: [edge(0, 'constructor', 1, 2)] },
    )
    expect([...tree.nodes.keys()]).toEqual([0, 1, 2])
    expect(tree.nodes.get(0)?.edges.get('constructor')?.children).toEqual([1, 2])
  })

  it('is the same when a change arrives twice', () => {
    const changes = { opened: [opened(0), opened(1)], edges: [edge(0, 'intro', 1)], tried: [tried(0, 'rfl')] }
    const tree = treeOf(changes, changes)
    expect(tree.nodes.get(0)?.edges.size).toBe(1)
    expect(tree.nodes.get(0)?.refused.size).toBe(1)
    expect(tree.candidates).toBe(1)
  })

  it('leaves the changes of another search alone', () => {
    const tree = treeOf({ search: 'other', opened: [opened(0)] })
    expect(tree.nodes.size).toBe(0)
  })

  it('survives changes of nodes that never appeared', () => {
    const tree = treeOf({
      edges: [edge(7, 'rfl')],
      withdrawn: [{ node: 7, tactic: 'rfl' }],
      tried: [tried(7, 'rfl')],
      status: [{ id: 7, status: 'proved' }],
    })
    expect(tree.nodes.size).toBe(0)
    expect(tree.bestPath().size).toBe(0)
  })

  it('takes a withdrawn tactic away', () => {
    const tree = treeOf({ opened: [opened(0)], edges: [edge(0, 'sneaky')] }, { withdrawn: [{ node: 0, tactic: 'sneaky' }] })
    expect(tree.nodes.get(0)?.edges.size).toBe(0)
  })

  it('shows as refused what neither closes nor gets on', () => {
    const tree = treeOf({
      opened: [opened(0)],
      tried: [tried(0, 'simp', 'progress'), tried(0, 'rfl', 'failed', 'no'), tried(0, 'exact h', 'closes')],
    })
    expect([...(tree.nodes.get(0)?.refused.keys() ?? [])]).toEqual(['rfl'])
    expect(tree.candidates).toBe(3)
  })

  it('names once whoever proposes a tactic as well', () => {
    const changes = {
      opened: [opened(0)],
      edges: [edge(0, 'simp')],
      tried: [tried(0, 'rfl')],
      repeated: ['simp', 'rfl', 'simp', 'never'].map(tactic => ({ node: 0, tactic, source: 'qwen' })),
    }
    const tree = treeOf(changes, changes, { repeated: [{ node: 0, tactic: 'simp', source: 'portfolio' }, { node: 7, tactic: 'simp', source: 'qwen' }] })
    expect(tree.nodes.get(0)?.edges.get('simp')?.others).toEqual(['qwen'])
    expect(tree.nodes.get(0)?.refused.get('rfl')?.others).toEqual(['qwen'])
  })

  it('knows for what a state is false, and that a tactic that leads there is lost', () => {
    const tree = treeOf({
      opened: [opened(0), opened(1), opened(2)],
      edges: [edge(0, 'cases n', 1, 2)],
      refuted: [{ node: 1, told: 'false', negation: 'exact fun c => nomatch c' }],
      status: [{ id: 1, status: 'refuted' }],
    })
    expect(tree.nodes.get(1)).toMatchObject({ told: 'false', negation: 'exact fun c => nomatch c' })
    expect(tree.edgeStatus(tree.nodes.get(0)!.edges.get('cases n')!)).toBe('refuted')
  })

  it('knows the state of a tactic from the states it leads to', () => {
    const tree = treeOf({
      opened: [0, 1, 2, 3].map(id => opened(id)),
      edges: [edge(0, 'done'), edge(0, 'both', 1, 2), edge(0, 'dead', 1, 3)],
      status: [
        { id: 1, status: 'proved' },
        { id: 3, status: 'exhausted' },
      ],
    })
    const edges = tree.nodes.get(0)?.edges
    expect(tree.edgeStatus(edges!.get('done')!)).toBe('proved')
    expect(tree.edgeStatus(edges!.get('both')!)).toBe('open')
    expect(tree.edgeStatus(edges!.get('dead')!)).toBe('exhausted')
  })
})

describe('proofEdges', () => {
  it('is empty while the root is open', () => {
    expect(treeOf({ opened: [opened(0)], edges: [edge(0, 'rfl')] }).proofEdges().size).toBe(0)
  })

  it('follows all children of the tactic that proves, and nothing beside it', () => {
    const tree = treeOf({
      opened: [0, 1, 2, 3].map(id => opened(id)),
      edges: [edge(0, 'constructor', 1, 2), edge(1, 'rfl'), edge(2, 'simp'), edge(0, 'aside', 3), edge(3, 'lost')],
      withdrawn: [{ node: 3, tactic: 'lost' }],
      status: [0, 1, 2].map(id => ({ id, status: 'proved' as const })),
    })
    expect(tactics(tree.proofEdges())).toEqual({ 0: 'constructor', 1: 'rfl', 2: 'simp' })
  })

  it('takes the tactic that stands in the proof where several prove a state', () => {
    const tree = treeOf({
      opened: [0, 1].map(id => opened(id)),
      edges: [edge(0, 'decide'), edge(0, 'intro h', 1), edge(1, 'simp'), edge(1, 'exact h')],
      status: [0, 1].map(id => ({ id, status: 'proved' as const })),
      proof: 'intro h\nexact h',
    })
    expect(tactics(tree.proofEdges())).toEqual({ 0: 'intro h', 1: 'exact h' })
  })

  it('does not go in circles, even where the text would lead there', () => {
    const tree = treeOf({
      opened: [0, 1].map(id => opened(id)),
      edges: [edge(0, 'symm', 1), edge(1, 'symm', 0), edge(1, 'rfl')],
      status: [0, 1].map(id => ({ id, status: 'proved' as const })),
      proof: 'symm\nrfl',
    })
    expect(tactics(tree.proofEdges())).toEqual({ 0: 'symm', 1: 'rfl' })
  })

  it('does not go in circles without a text', () => {
    const tree = treeOf({
      opened: [0, 1].map(id => opened(id)),
      edges: [edge(0, 'symm', 1), edge(1, 'symm', 0), edge(1, 'rfl')],
      status: [0, 1].map(id => ({ id, status: 'proved' as const })),
    })
    expect(tactics(tree.proofEdges())).toEqual({ 0: 'symm', 1: 'rfl' })
  })
})

describe('bestPath', () => {
  it('leads to the open state with the best score', () => {
    const tree = treeOf({
      opened: [opened(0), opened(1, '⊢ a', -1), opened(2, '⊢ b', -5), opened(3, '⊢ c', -2), opened(4, '⊢ d', 9)],
      edges: [edge(0, 'a', 1), edge(0, 'b', 2), edge(2, 'c', 3), edge(0, 'd', 4)],
      status: [
        { id: 1, status: 'exhausted' },
        { id: 4, status: 'proved' },
      ],
    })
    expect(tactics(tree.bestPath())).toEqual({ 0: 'b', 2: 'c' })
  })
})

describe('describeSearch', () => {
  it.each([
    ['', '… searching · 1 state, 1 tactic tried'],
    ['proved', '✓ proved · 1 state, 1 tactic tried'],
    ['unproved', '✗ no proof found · 1 state, 1 tactic tried'],
    ['refuted', '⊥ false · 1 state, 1 tactic tried'],
    ['timed_out', '◷ out of time · 1 state, 1 tactic tried'],
    ['stopped', '■ stopped · 1 state, 1 tactic tried'],
    ['cancelled', '■ stopped · 1 state, 1 tactic tried'],
  ] as const)('%s', (end, said) => {
    expect(describeSearch(treeOf({ opened: [opened(0)], tried: [tried(0, 'rfl')], end }))).toBe(said)
  })
})
