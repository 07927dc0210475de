/**
 * The proof graph as the items of a tree that can be unfolded. Children are made only for what is unfolded, so a graph
 * of any size, cycles included, costs what is looked at.
 */

import type { NodeStatus } from '../messages'
import { goalLine } from './goal'
import { proposers } from './origin'
import { ROOT, type Edge, type Node, type SearchTree, type Tried } from './tree'

export type Sign = NodeStatus | 'refused' | 'none'

export interface Item {
  /** Way to this item from the root; the same item keeps its key while the tree grows. */
  key: string
  kind: 'search' | 'tactic' | 'goal' | 'again' | 'closers' | 'refused' | 'verdict' | 'more'
  /** Tactic or goal in one line. */
  label: string
  /** What it leads to, or what Lean said. */
  detail: string
  /** Who proposed it. */
  source: string
  sign: Sign
  mark: '' | 'proof' | 'best'
  expandable: boolean
  /** Whole text for a tooltip. */
  full: string
}

/** An item with what is needed to make its children. */
interface Placed extends Item {
  nodes: number[]
  ancestors: readonly number[]
}

/** Items under one parent at first, and how many more each request for more brings. */
export const PAGE = 100

export const SIGNS: Record<Sign, { sign: string; word: string }> = {
  proved: { sign: '✓', word: 'proved' },
  open: { sign: '○', word: 'open' },
  exhausted: { sign: '✗', word: 'exhausted' },
  pruned: { sign: '⊘', word: 'pruned' },
  refuted: { sign: '⊥', word: 'false' },
  refused: { sign: '–', word: 'refused' },
  none: { sign: '', word: '' },
}

export class Items {
  private readonly proof: Map<number, Edge>
  private readonly best: Map<number, Edge>

  /** A view of the tree as it is now; make a new one after it has changed. */
  constructor(private readonly tree: SearchTree) {
    this.proof = tree.proofEdges()
    this.best = this.proof.size === 0 && tree.end === '' ? tree.bestPath() : new Map<number, Edge>()
  }

  root(): Item {
    const node = this.tree.nodes.get(ROOT)
    const placed: Placed = {
      key: '0',
      kind: 'search',
      label: this.tree.title || 'search',
      detail: node ? falseLine(goalLine(node.goals), node) : '',
      source: '',
      sign: node?.status ?? 'open',
      mark: '',
      expandable: node !== undefined && node.edges.size + node.refused.size > 0,
      full: wholeText(node),
      nodes: [ROOT],
      ancestors: [],
    }
    return placed
  }

  /** At most `limit` children; one of kind `more` stands for the rest. */
  children(parent: Item, limit: number = PAGE): Item[] {
    const placed = parent as Placed
    if (!placed.expandable) return []
    if (placed.kind === 'closers') return this.page(placed, this.closers(placed, placed.nodes[0] ?? ROOT), limit)
    if (placed.kind === 'refused') return this.page(placed, this.verdicts(placed), limit)
    if (placed.nodes.length === 1) return this.page(placed, this.tactics(placed, placed.nodes[0] ?? ROOT), limit)
    return this.page(placed, this.goals(placed), limit)
  }

  /** Whether an item is unfolded as long as the reader has not said otherwise: the first one, and the proof. */
  startsExpanded(item: Item): boolean {
    return item.kind === 'search' || item.mark === 'proof'
  }

  private page(parent: Placed, items: Placed[], limit: number): Item[] {
    if (items.length <= limit) return items
    const rest = items.length - limit
    return [...items.slice(0, limit), { ...blank(parent, 'more', `more`), label: `${rest} more…` }]
  }

  private tactics(parent: Placed, id: number): Placed[] {
    const node = this.tree.nodes.get(id)
    if (node === undefined) return []
    const ancestors = [...parent.ancestors, id]
    const folded = this.moreClosers(id)
    const items: Placed[] = []
    for (const edge of node.edges.values()) if (!folded.includes(edge)) items.push(this.tactic(parent, id, edge, ancestors))
    if (folded.length > 0) {
      items.push({
        ...blank(parent, 'closers', 'closers'),
        label: `${folded.length} more close it`,
        sign: 'proved',
        expandable: true,
        nodes: [id],
      })
    }
    if (node.refused.size > 0) {
      items.push({
        ...blank(parent, 'refused', 'refused'),
        label: `${node.refused.size} refused`,
        sign: 'refused',
        expandable: true,
        nodes: [id],
      })
    }
    return items
  }

  /** The tactics that close a state besides the one of the proof, or the first one; where it is one alone, it is shown. */
  private moreClosers(id: number): Edge[] {
    const closers = [...(this.tree.nodes.get(id)?.edges.values() ?? [])].filter(edge => edge.children.length === 0)
    const shown = closers.find(edge => edge === this.proof.get(id)) ?? closers[0]
    const more = closers.filter(edge => edge !== shown)
    return more.length > 1 ? more : []
  }

  private closers(parent: Placed, id: number): Placed[] {
    return this.moreClosers(id).map(edge => this.tactic(parent, id, edge, [...parent.ancestors, id]))
  }

  private tactic(parent: Placed, id: number, edge: Edge, ancestors: readonly number[]): Placed {
    const goals = edge.children.flatMap(child => this.tree.nodes.get(child)?.goals ?? [])
    const again = edge.children.length === 1 && ancestors.includes(edge.children[0] ?? ROOT)
    const only = edge.children.length === 1 ? this.tree.nodes.get(edge.children[0] ?? ROOT) : undefined
    return {
      ...blank(parent, again ? 'again' : 'tactic', `t:${edge.tactic}`),
      label: edge.tactic.replace(/\s+/gu, ' '),
      detail: again ? '↺ a state from above' : edge.children.length === 0 ? 'closes the goal' : falseLine(goalLine(goals), only),
      source: proposers(edge),
      sign: this.tree.edgeStatus(edge),
      mark: this.proof.get(id) === edge ? 'proof' : this.best.get(id) === edge ? 'best' : '',
      expandable: !again && (edge.children.length > 1 || (only !== undefined && only.edges.size + only.refused.size > 0)),
      full: [edge.tactic, edge.why, ...goals, only?.told ?? '', only?.negation ?? ''].filter(text => text !== '').join('\n\n'),
      nodes: edge.children,
      ancestors,
    }
  }

  private goals(parent: Placed): Placed[] {
    return parent.nodes.map((id, index) => {
      const node = this.tree.nodes.get(id)
      const again = parent.ancestors.includes(id)
      return {
        ...blank(parent, again ? 'again' : 'goal', `g:${index}`),
        label: node ? goalLine(node.goals) : '…',
        detail: again ? '↺ a state from above' : falseLine('', node),
        sign: node?.status ?? 'open',
        mark: this.proof.has(id) ? 'proof' : this.best.has(id) ? 'best' : '',
        expandable: !again && node !== undefined && node.edges.size + node.refused.size > 0,
        full: wholeText(node),
        nodes: [id],
      }
    })
  }

  private verdicts(parent: Placed): Placed[] {
    const node = this.tree.nodes.get(parent.nodes[0] ?? ROOT)
    return [...(node?.refused.values() ?? [])].map((tried: Tried) => ({
      ...blank(parent, 'verdict', `v:${tried.tactic}`),
      label: tried.tactic.replace(/\s+/gu, ' '),
      detail: [tried.verdict, firstLine(tried.message)].filter(text => text !== '').join(': '),
      source: proposers(tried),
      sign: 'refused',
      full: [tried.tactic, tried.message].filter(text => text !== '').join('\n\n'),
    }))
  }
}

/** The state that an item shows, the one in which its tactic was run where it shows none; undefined for several. */
export function stateOf(item: Item): number | undefined {
  const { kind, nodes, ancestors } = item as Placed
  if (nodes.length === 1) return nodes[0]
  return kind === 'tactic' && nodes.length === 0 ? ancestors.at(-1) : undefined
}

function blank(parent: Placed, kind: Item['kind'], part: string): Placed {
  return {
    key: `${parent.key}/${part}`,
    kind,
    label: '',
    detail: '',
    source: '',
    sign: 'none',
    mark: '',
    expandable: false,
    full: '',
    nodes: [],
    ancestors: parent.ancestors,
  }
}

/** A line about a state, with for what it is false. */
function falseLine(line: string, node: Node | undefined): string {
  return [line, node?.told ?? ''].filter(text => text !== '').join(' · ')
}

/** The goals of a state, and for what and why they are false. */
function wholeText(node: Node | undefined): string {
  return node === undefined ? '' : [...node.goals, node.told, node.negation].filter(text => text !== '').join('\n\n')
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? ''
}
