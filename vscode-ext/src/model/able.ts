/** What can be done now, and else why not: empty words say that it can. */

import type { NodeStatus, PlaceKind, SteerAction } from '../messages'
import { ROOT, type SearchTree } from './tree'

export interface Situation {
  /** Why there is no server; empty while it runs. */
  away: string
  placed: boolean
  /** Whether Lean says that no goal is left at this very place. */
  none: boolean
  /** Undefined while it is not known. */
  kind: PlaceKind | undefined
  /** Whether the server finds something to prove here or near; undefined while it has not said so. */
  provable: boolean | undefined
  /** A proof that was started here is searched or written. */
  proving: boolean
  /** How much runs, whoever has started it. */
  jobs: number
  /** Whether the place stays while the cursor goes elsewhere. */
  pinned: boolean
}

export function whyNotProve({ away, placed, none, kind, provable, proving }: Situation): string {
  if (away !== '') return away
  if (!placed) return 'Open a Lean file and put the cursor into a proof.'
  if (proving) return 'A proof is being searched already.'
  // In the middle of a proof it is the cursor's own goal that counts; elsewhere a hole of the declaration is meant.
  return provable === false || (none && kind === 'cursor') ? 'There is nothing left to prove here.' : ''
}

export function whyNotStop({ away, proving, jobs }: Situation): string {
  if (away !== '') return away
  return !proving && jobs === 0 ? 'Nothing runs.' : ''
}

const OVER: Partial<Record<SearchTree['end'], string>> = {
  proved: 'It is proved.',
  refuted: 'It is false: there is nothing to search.',
  data: 'It is data, not a proposition: there is nothing to search.',
}
const CLOSED: Partial<Record<NodeStatus, string>> = {
  proved: 'This state is proved.',
  refuted: 'This state is false.',
  pruned: 'This state is pruned: put it back first.',
}

/** Whether a search can be told to do something at a state. */
export function whyNotSteer(away: string, tree: SearchTree | null, node: number | undefined, action: SteerAction): string {
  if (away !== '') return away
  if (tree === null) return 'There is no search yet.'
  const over = OVER[tree.end]
  if (over !== undefined) return over
  const known = node === undefined ? undefined : tree.nodes.get(node)
  if (known === undefined) return 'Choose a state in the tree first.'
  if (action === 'prune' && node === ROOT) return 'This is the goal itself: without it nothing is left to be searched.'
  if (action === 'prune' || action === 'restore') return known.status === 'proved' ? 'This state is proved.' : ''
  if (action === 'expand' && known.status === 'exhausted') return 'Nothing is left to be tried in this state.'
  return CLOSED[known.status] ?? ''
}
