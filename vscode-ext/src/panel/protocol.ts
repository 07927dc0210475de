/** What the extension and the panel's script say to each other. No `vscode` here: both sides and the tests use it. */

import type { Premise, SteerAction, Suggestions, TreeDelta, WholeDelta } from '../messages'

/** A proof or a tactic that was found or taken in this session. */
export interface HistoryEntry {
  id: number
  kind: 'proof' | 'suggestion'
  text: string
  /** What it is of: the name of a declaration, or of a file. */
  title: string
  /** Where, in words; empty where that is not known. */
  where: string
}

export type ToPanel =
  /** Empty `text`: the server runs. */
  | { type: 'server'; text: string; action: '' | 'restart' | 'install' | 'trust' }
  /** Another place: what is shown belongs to the one before until it is replaced. `null`: no Lean file is open. */
  | { type: 'place'; place: { name: string; line: number; column: number } | null }
  /** Whether the place stays while the cursor goes elsewhere. */
  | { type: 'pinned'; pinned: boolean }
  /** `none`: the assistant's own Lean says that no goal is left; another one's silence may mean less. */
  | { type: 'goal'; goals: string[]; message: string; none: boolean }
  /** `ticket` names this list when one of it is to be inserted. */
  | { type: 'suggestions'; ticket: number; suggestions: Suggestions }
  /** One of that list stands in the file: the others were verified for another text. */
  | { type: 'taken'; ticket: number }
  | { type: 'premises'; premises: Premise[]; message: string }
  /** `message`: how the last proof went; empty when there was none. */
  | { type: 'proving'; running: boolean; message: string }
  /** How much runs on the server, whoever has started it. */
  | { type: 'jobs'; count: number }
  /** `whole`: everything about this search; what was shown is replaced. */
  | { type: 'tree'; delta: TreeDelta; whole: boolean }
  /** What happened to a proof that is written; `whole` as above. */
  | { type: 'whole'; deltas: WholeDelta[]; whole: boolean }
  /** The newest first. */
  | { type: 'history'; entries: HistoryEntry[] }
  /** Whether the signs are still explained. */
  | { type: 'legend'; shown: boolean }

export type FromPanel =
  | { type: 'ready' }
  | { type: 'insert'; ticket: number; index: number }
  /** The part with the premises was opened or closed: they are asked for only while it is open. */
  | { type: 'premises'; open: boolean }
  | { type: 'prove' }
  /** `hint`: what the writer should know, in words. */
  | { type: 'write'; hint: string }
  | { type: 'stop' }
  /** `tactic` is to be tried; empty for other actions. */
  | { type: 'steer'; search: string; action: SteerAction; node: number; tactic: string }
  /** Stay at the place that is shown, or follow the cursor again. */
  | { type: 'pin'; pinned: boolean }
  /** Into the clipboard. */
  | { type: 'copy'; text: string }
  /** Show the place of an entry of the history. */
  | { type: 'reveal'; id: number }
  /** The signs have been understood. */
  | { type: 'understood' }
  | { type: 'action'; action: 'restart' | 'install' | 'trust' | 'log' }

const ACTIONS: readonly unknown[] = ['restart', 'install', 'trust', 'log']
const STEER_ACTIONS: readonly unknown[] = ['expand', 'prune', 'restore', 'try', 'continue'] satisfies SteerAction[]

/** Whether a message is one of those above: what the panel sends is not trusted to be well formed. */
export function isFromPanel(message: unknown): message is FromPanel {
  if (typeof message !== 'object' || message === null) return false
  const { type, ticket, index, open, action, hint, search, node, tactic, pinned, text, id } = message as Record<string, unknown>
  switch (type) {
    case 'ready':
    case 'prove':
    case 'stop':
    case 'understood':
      return true
    case 'insert':
      return Number.isInteger(ticket) && Number.isInteger(index)
    case 'write':
      return typeof hint === 'string'
    case 'premises':
      return typeof open === 'boolean'
    case 'steer':
      return typeof search === 'string' && STEER_ACTIONS.includes(action) && Number.isInteger(node) && typeof tactic === 'string'
    case 'pin':
      return typeof pinned === 'boolean'
    case 'copy':
      return typeof text === 'string'
    case 'reveal':
      return Number.isInteger(id)
    case 'action':
      return ACTIONS.includes(action)
    default:
      return false
  }
}
