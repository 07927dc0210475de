/**
 * The proof tree of one search, rebuilt from its changes.
 *
 * A node is a state; a tactic leads from it to states all of which have to be proved. Equal states are one node, so
 * this is a graph that may have cycles; `items.ts` lays it out as a tree. A change may arrive twice (once in a whole
 * tree that was asked for, once streamed): applying it again changes nothing.
 */

import type { AddedEdge, NodeStatus, OpenedNode, SearchEnd, TreeDelta, TriedCandidate } from '../messages'
import { alsoBy } from './origin'

export type Edge = Omit<AddedEdge, 'node'>
export type Tried = Omit<TriedCandidate, 'node'>

export interface Node extends OpenedNode {
  status: NodeStatus
  /** By tactic, in order of appearance. */
  edges: Map<string, Edge>
  /** By tactic: what Lean said no to. */
  refused: Map<string, Tried>
  /** For what it is false, in words, and what proves that; both empty unless it is known to be. */
  told: string
  negation: string
}

export const ROOT = 0

const SHOWN_AS_EDGE = new Set(['closes', 'progress'])

export class SearchTree {
  title = ''
  proof = ''
  end: SearchEnd = ''
  /** Candidates that Lean has judged. */
  candidates = 0
  readonly nodes = new Map<number, Node>()
  private readonly judged = new Set<string>()

  constructor(readonly search: string) {}

  /** Changes of another search, and of nodes that never appeared, are left out. */
  apply(delta: TreeDelta): void {
    if (delta.search !== this.search) return
    if (delta.title !== '') this.title = delta.title
    if (delta.resumed) this.end = ''
    for (const { id, goals, depth, score } of delta.opened) {
      if (this.nodes.has(id)) continue
      this.nodes.set(id, { id, goals, depth, score, status: 'open', edges: new Map(), refused: new Map(), told: '', negation: '' })
    }
    for (const { node, ...edge } of delta.edges) this.nodes.get(node)?.edges.set(edge.tactic, edge)
    for (const { node, tactic } of delta.withdrawn) this.nodes.get(node)?.edges.delete(tactic)
    for (const { node, ...tried } of delta.tried) this.judge(node, tried)
    for (const { node, tactic, source } of delta.repeated) this.name(node, tactic, source)
    for (const { node, told, negation } of delta.refuted) {
      const known = this.nodes.get(node)
      if (known) Object.assign(known, { told, negation })
    }
    for (const { id, status } of delta.status) {
      const node = this.nodes.get(id)
      if (node) node.status = status
    }
    if (delta.proof !== '') this.proof = delta.proof
    if (delta.end !== '') this.end = delta.end
  }

  private judge(id: number, tried: Tried): void {
    const key = `${id} ${tried.tactic}`
    if (!this.judged.has(key)) {
      this.judged.add(key)
      this.candidates += 1
    }
    if (!SHOWN_AS_EDGE.has(tried.verdict)) this.nodes.get(id)?.refused.set(tried.tactic, tried)
  }

  private name(id: number, tactic: string, source: string): void {
    const node = this.nodes.get(id)
    const edge = node?.edges.get(tactic)
    if (edge) node?.edges.set(tactic, alsoBy(edge, source))
    const refused = node?.refused.get(tactic)
    if (refused) node?.refused.set(tactic, alsoBy(refused, source))
  }

  /** Proved when all children are, and so when there are none; refuted or exhausted when one child is; else open. */
  edgeStatus(edge: Edge): NodeStatus {
    let status: NodeStatus = 'proved'
    for (const id of edge.children) {
      const child = this.nodes.get(id)?.status ?? 'open'
      if (child === 'refuted' || child === 'exhausted') return child
      if (child === 'open') status = 'open'
    }
    return status
  }

  /**
   * The tactics of the proof, by node. Where several tactics prove a state, the one that stands in the text of the proof
   * is taken; else one whose children were proved before it, so that following them ends. Empty while the root is not
   * proved.
   */
  proofEdges(): Map<number, Edge> {
    const used = new Map<number, Edge>()
    if (this.nodes.get(ROOT)?.status !== 'proved') return used
    const grounded = this.groundedEdges()
    const follow = (id: number, above: readonly number[]): void => {
      if (used.has(id)) return
      const path = [...above, id]
      const written = [...(this.nodes.get(id)?.edges.values() ?? [])].find(
        edge => this.proof.includes(edge.tactic) && this.edgeStatus(edge) === 'proved' && !edge.children.some(child => path.includes(child)),
      )
      const edge = written ?? grounded.get(id)
      if (edge === undefined) return
      used.set(id, edge)
      for (const child of edge.children) follow(child, path)
    }
    follow(ROOT, [])
    return used
  }

  /** For each proved state a tactic whose children were proved before it. */
  private groundedEdges(): Map<number, Edge> {
    const chosen = new Map<number, Edge>()
    const parents = this.parents()
    const waiting = [...this.nodes.keys()]
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
      const node = this.nodes.get(id)
      if (chosen.has(id) || node?.status !== 'proved') continue
      const edge = [...node.edges.values()].find(({ children }) => children.every(child => chosen.has(child)))
      if (edge === undefined) continue
      chosen.set(id, edge)
      waiting.push(...(parents.get(id) ?? []))
    }
    return chosen
  }

  /** The tactics from the root to the open node with the best score, by node; empty when nothing is open below it. */
  bestPath(): Map<number, Edge> {
    const path = new Map<number, Edge>()
    const from = new Map<number, { node: number; edge: Edge }>()
    const reached = [ROOT]
    let best: Node | null = null
    for (let index = 0; index < reached.length; index++) {
      const node = this.nodes.get(reached[index] ?? ROOT)
      if (node === undefined) continue
      if (node.id !== ROOT && node.status === 'open' && (best === null || node.score > best.score)) best = node
      for (const edge of node.edges.values()) {
        for (const child of edge.children) {
          if (child === ROOT || from.has(child)) continue
          from.set(child, { node: node.id, edge })
          reached.push(child)
        }
      }
    }
    for (let step = best && from.get(best.id); step; step = from.get(step.node)) path.set(step.node, step.edge)
    return path
  }

  private parents(): Map<number, number[]> {
    const parents = new Map<number, number[]>()
    for (const node of this.nodes.values()) {
      for (const edge of node.edges.values()) {
        for (const child of edge.children) {
          const known = parents.get(child)
          if (known) known.push(node.id)
          else parents.set(child, [node.id])
        }
      }
    }
    return parents
  }
}

/** How a search ended or how it is going, in one line. */
export function describeSearch(tree: SearchTree): string {
  const size = `${counted(tree.nodes.size, 'state')}, ${counted(tree.candidates, 'tactic')} tried`
  switch (tree.end) {
    case 'proved':
      return `✓ proved · ${size}`
    case 'unproved':
      return `✗ no proof found · ${size}`
    case 'unjudged':
      return `◷ not yet judged · ${size}`
    case 'conditional':
      return `? proved on a condition · ${size}`
    case 'refuted':
      return `⊥ ${tree.nodes.get(ROOT)?.told || 'false'} · ${size}`
    case 'data':
      return `= data, not a proposition · ${size}`
    case 'timed_out':
      return `◷ out of time · ${size}`
    case 'error':
      return `! failed · ${size}`
    case 'stopped':
    case 'interrupted':
    case 'cancelled':
      return `■ stopped · ${size}`
    case '':
      return `… searching · ${size}`
  }
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`
}
