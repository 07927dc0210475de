/**
 * What the server and the extension say to each other beyond LSP. Positions are LSP positions: from 0, in UTF-16 units.
 * Nothing here imports `vscode`, so the panel's script and the tests use the same types.
 */

export interface Position {
  line: number
  character: number
}

export interface Range {
  start: Position
  end: Position
}

export interface TextEdit {
  range: Range
  newText: string
}

/** A verified tactic. `goals` are those that are left; `edit` is valid for the version of its `Suggestions` only. */
export interface Suggestion {
  tactic: string
  /** `conditional` closes the goal once `openLemmas` are proved. */
  status: 'closes' | 'conditional' | 'progress'
  goals: string[]
  source: string
  score: number
  milliseconds: number
  openLemmas: string[]
  authorAxioms: string[]
  edit: TextEdit
}

/** Answer of `assistant/suggest`, and what it streams while more is found. */
export interface Suggestions {
  uri: string
  version: number
  range: Range | null
  kind: 'hole' | 'cursor' | 'none'
  goals: string[]
  suggestions: Suggestion[]
  tried: number
  rejected: Record<string, number>
  complete: boolean
  seconds: number
  goalKind: 'unknown' | 'proposition' | 'data'
  message: string
}

export interface HoleResult {
  search: string
  declaration: string
  range: Range
  status: 'proved' | 'conditional' | 'unproved' | 'timed_out' | 'unjudged' | 'data' | 'stale' | 'error'
  proof: string
  axioms: string[]
  openLemmas: string[]
  authorAxioms: string[]
  sources: string[]
  reason: string
  seconds: number
  nodes: number
  candidates: number
  edit: TextEdit | null
  inserted: boolean
}

/** Answer of `assistant/prove`. */
export interface ProveResult {
  uri: string
  version: number
  holes: HoleResult[]
  cancelled: boolean
}

export type NodeStatus = 'open' | 'proved' | 'exhausted'

/** Changes of one search's tree, to be applied in order. Nodes are numbered from 0, the root, as they appear. */
export interface TreeDelta {
  search: string
  title: string
  opened: { id: number; goals: string[]; depth: number; score: number }[]
  edges: { node: number; tactic: string; source: string; score: number; children: number[] }[]
  withdrawn: { node: number; tactic: string }[]
  tried: { node: number; tactic: string; source: string; verdict: string; message: string }[]
  status: { id: number; status: NodeStatus }[]
  proof: string
  end: '' | 'proved' | 'conditional' | 'unproved' | 'timed_out' | 'unjudged' | 'data' | 'cancelled'
}

export interface Goals {
  goals: string[]
  message: string
}

export interface Premise {
  name: string
  statement: string
  module: string
  score: number
  why: string
}

export interface Premises {
  premises: Premise[]
  message: string
}

export interface Job {
  id: string
  title: string
}

export interface Status {
  state: 'starting' | 'idle' | 'busy' | 'error'
  prover: string
  lean: string
  /** What `lean-toolchain` names where another Lean is used without having been asked for, else empty. */
  leanInsteadOf: string
  running: Job[]
  message: string
  hint: string
}

export interface SuggestionsReady {
  uri: string
  version: number
  position: Position
}

export const METHODS = {
  suggest: 'assistant/suggest',
  prove: 'assistant/prove',
  tree: 'assistant/tree',
  goals: 'assistant/goals',
  premises: 'assistant/premises',
  status: 'assistant/status',
  statusChanged: 'assistant/statusChanged',
  suggestionsReady: 'assistant/suggestionsReady',
  treeChanged: 'assistant/treeChanged',
} as const

/** Commands of the server. The language client registers them with the editor under these very names. */
export const SERVER_COMMANDS = {
  prove: 'assistant.server.prove',
  closeDeclaration: 'assistant.server.closeDeclaration',
  closeFile: 'assistant.server.closeFile',
  stop: 'assistant.server.stop',
} as const
