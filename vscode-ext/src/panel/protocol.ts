/** What the extension and the panel's script say to each other. No `vscode` here: both sides and the tests use it. */

import type { Premise, Suggestions, TreeDelta, WholeDelta } from '../messages'

export type ToPanel =
  /** Empty `text`: the server runs. */
  | { type: 'server'; text: string; action: '' | 'restart' | 'install' | 'trust' }
  /** Another place: what is shown belongs to the one before until it is replaced. `null`: no Lean file is open. */
  | { type: 'place'; place: { name: string; line: number; column: number } | null }
  | { type: 'goal'; goals: string[]; message: string }
  /** `ticket` names this list when one of it is to be inserted. */
  | { type: 'suggestions'; ticket: number; suggestions: Suggestions }
  | { type: 'premises'; premises: Premise[]; message: string }
  /** `message`: how the last proof went; empty when there was none. */
  | { type: 'proving'; running: boolean; message: string }
  /** How much runs on the server, whoever has started it. */
  | { type: 'jobs'; count: number }
  /** `whole`: everything about this search; what was shown is replaced. */
  | { type: 'tree'; delta: TreeDelta; whole: boolean }
  /** What happened to a proof that is written; `whole` as above. */
  | { type: 'whole'; deltas: WholeDelta[]; whole: boolean }

export type FromPanel =
  | { type: 'ready' }
  | { type: 'insert'; ticket: number; index: number }
  /** The part with the premises was opened or closed: they are asked for only while it is open. */
  | { type: 'premises'; open: boolean }
  | { type: 'prove' }
  /** `hint`: what the writer should know, in words. */
  | { type: 'write'; hint: string }
  | { type: 'stop' }
  | { type: 'action'; action: 'restart' | 'install' | 'trust' | 'log' }

/** Whether a message is one of those above: what the panel sends is not trusted to be well formed. */
export function isFromPanel(message: unknown): message is FromPanel {
  if (typeof message !== 'object' || message === null) return false
  const { type, ticket, index, open, action, hint } = message as Record<string, unknown>
  switch (type) {
    case 'ready':
    case 'prove':
    case 'stop':
      return true
    case 'insert':
      return Number.isInteger(ticket) && Number.isInteger(index)
    case 'write':
      return typeof hint === 'string'
    case 'premises':
      return typeof open === 'boolean'
    case 'action':
      return action === 'restart' || action === 'install' || action === 'trust' || action === 'log'
    default:
      return false
  }
}
