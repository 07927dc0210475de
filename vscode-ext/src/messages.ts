/**
 * What the server and the extension say to each other beyond LSP. Positions are LSP positions: from 0, in UTF-16 units.
 * Nothing here imports `vscode`, so the panel's script and the tests use the same types.
 *
 * Made by `scripts/messages.py` from `lsp/shapes.py`: change it there.
 */

/** Lean's, on a candidate. */
export type Verdict = 'closes' | 'progress' | 'failed' | 'timed out' | 'out of memory' | 'unknown'

/** `conditional` closes the goal once `openLemmas` are proved. */
export type Outcome = 'closes' | 'conditional' | 'progress'

export type HoleStatus = 'proved' | 'conditional' | 'refuted' | 'unproved' | 'timed_out' | 'unjudged' | 'data' | 'stopped' | 'interrupted' | 'error'

export type NodeStatus = 'open' | 'proved' | 'exhausted' | 'pruned' | 'refuted'

/** Empty while it goes on. */
export type SearchEnd = '' | 'proved' | 'conditional' | 'refuted' | 'unproved' | 'timed_out' | 'unjudged' | 'data' | 'stopped' | 'interrupted' | 'error' | 'cancelled'

/** What a search can be told to do at a state: `continue` searches it and what is below it, and nothing else; at the root, everything. */
export type SteerAction = 'expand' | 'prune' | 'restore' | 'try' | 'continue'

export type GoalKind = 'unknown' | 'proposition' | 'data'

/** What a model may be asked for: tactics, or whole proofs. */
export type ModelUse = 'steps' | 'whole'

export type Severity = 'error' | 'warning' | 'information'

export type PlaceKind = 'hole' | 'cursor' | 'none'

export type ServerActivity = 'starting' | 'idle' | 'busy' | 'error'

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

/** A verified tactic. `goals` are those that are left, `others` the sources besides `source` that proposed it, `why` says what its source has it from, where there is something to say; `edit` is valid for the version of its `Suggestions` only. */
export interface Suggestion {
  tactic: string
  status: Outcome
  goals: string[]
  source: string
  others: string[]
  why: string
  score: number
  milliseconds: number
  openLemmas: string[]
  authorAxioms: string[]
  edit: TextEdit
}

/** Why something is false. `words` are the counterexample in words, `witness` the terms by the names that they are given for. `whole` says whether it is a declaration's statement, else it is the goal at a hole. `code` is Lean that proves the negation below the declaration, `proof` the tactic that does so. */
export interface Refutation {
  words: string
  witness: Record<string, string>
  whole: boolean
  code: string
  proof: string
  reservation: string
}

/** Answer of `assistant/suggest`, and what it streams while more is found. */
export interface Suggestions {
  uri: string
  version: number
  range: Range | null
  kind: PlaceKind
  goals: string[]
  suggestions: Suggestion[]
  tried: number
  /** How many candidates are not shown, by their verdict. */
  rejected: Record<string, number>
  complete: boolean
  seconds: number
  goalKind: GoalKind
  /** A counterexample to the goal. */
  refutation: Refutation | null
  /** Whether there is something that `assistant/prove` searches: a goal here, or a hole of the declaration around. */
  provable: boolean
  message: string
}

export interface HoleResult {
  search: string
  declaration: string
  range: Range
  status: HoleStatus
  proof: string
  axioms: string[]
  openLemmas: string[]
  authorAxioms: string[]
  sources: string[]
  reason: string
  refutation: Refutation | null
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

export interface OpenedNode {
  id: number
  goals: string[]
  depth: number
  score: number
}

/** `children` are none where the tactic closes the state; `others` and `why` as in `Suggestion`. */
export interface AddedEdge {
  node: number
  tactic: string
  source: string
  others: string[]
  why: string
  score: number
  children: number[]
}

export interface WithdrawnEdge {
  node: number
  tactic: string
}

/** `message` is Lean's word on a refusal, `others` as in `Suggestion`. */
export interface TriedCandidate {
  node: number
  tactic: string
  source: string
  others: string[]
  verdict: Verdict
  message: string
}

/** Another source has proposed a tactic that was tried at a node before. */
export interface RepeatedProposal {
  node: number
  tactic: string
  source: string
}

/** The goal of a node is false: `told` is the counterexample in words, `negation` what proves that it is one. */
export interface RefutedNode {
  node: number
  told: string
  negation: string
}

export interface ChangedStatus {
  id: number
  status: NodeStatus
}

/** Changes of one search's tree, to be applied in order. Nodes are numbered from 0, the root, as they appear. */
export interface TreeDelta {
  search: string
  title: string
  /** Of the document with the hole that it is about, empty where it is about none; `position` is where that was. */
  uri: string
  position: Position
  /** How long it has taken. */
  seconds: number
  /** How many seconds it may take, 0 where that is not known. */
  limit: number
  /** Whether it goes on after its end. */
  resumed: boolean
  opened: OpenedNode[]
  edges: AddedEdge[]
  withdrawn: WithdrawnEdge[]
  tried: TriedCandidate[]
  repeated: RepeatedProposal[]
  refuted: RefutedNode[]
  status: ChangedStatus[]
  proof: string
  end: SearchEnd
}

/** Answer of `assistant/steer`, once the search rests. `reason` says why there is no proof, or why it is not to be inserted. `proof` is the one that Lean accepted, if any, and `inserted` whether it stands in the document. */
export interface Steered {
  search: string
  end: SearchEnd
  reason: string
  proof: string
  inserted: boolean
}

/** All pieces of a `sample` of a round together are what was written: thoughts, fences and words are in it, too. */
export interface WrittenPiece {
  round: number
  sample: number
  text: string
}

/** What Lean says at a line of a proof text; lines and columns count from 1, and are 0 for what is at none. */
export interface ProofMessage {
  line: number
  column: number
  severity: Severity
  text: string
}

/** A text of a round with Lean's word on it. `proof` is the proof in it; `reasons` are why it is refused, or, where it is not `judged`, why nothing can be said; `reservation` is about one that is accepted. One that is `mended` is what the search made of that text. */
export interface JudgedText {
  round: number
  sample: number
  mended: boolean
  proof: string
  accepted: boolean
  judged: boolean
  messages: ProofMessage[]
  reasons: string[]
  reservation: string
}

/** What works of a refused text of a round: `kept` tactics of its `steps`, with `open` holes, which are searched. It comes again when one of them was closed. */
export interface KeptPart {
  round: number
  sample: number
  proof: string
  kept: number
  steps: number
  open: number
}

/** What happened while a whole proof is written, in order. `round` is the one that runs, 0 before the first; `writer` is who is asked. */
export interface WholeDelta {
  run: string
  title: string
  writer: string
  round: number
  /** At most so many. */
  rounds: number
  pieces: WrittenPiece[]
  judged: JudgedText[]
  kept: KeptPart[]
  end: SearchEnd
}

/** Answer of `assistant/whole`. `proof` is the accepted one, empty without; `reason` says why there is none, or why it was not inserted; `part` is then what works of what was written, with `sorry` for the rest. `characters` are those that were written, `texts` how many there were. */
export interface WholeResult {
  run: string
  uri: string
  version: number
  declaration: string
  writer: string
  status: HoleStatus
  proof: string
  part: string
  reason: string
  seconds: number
  texts: number
  characters: number
  edit: TextEdit | null
  inserted: boolean
  cancelled: boolean
}

/** A model that is set up. `where` is its file, folder or address; `able` what it can be asked for by its cards, `used` what it is asked for. */
export interface Model {
  name: string
  runtime: string
  where: string
  cards: string[]
  able: ModelUse[]
  used: ModelUse[]
}

/** Answer of `assistant/models` and `assistant/useModel`. `steps` are asked for tactics; `whole` is asked for whole proofs, empty for the search. `message` says what is odd, `hint` what to do next. */
export interface Models {
  models: Model[]
  steps: string[]
  whole: string
  message: string
  hint: string
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
  state: ServerActivity
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
  closes: boolean
}

export const METHODS = {
  suggest: 'assistant/suggest',
  prove: 'assistant/prove',
  tree: 'assistant/tree',
  steer: 'assistant/steer',
  goals: 'assistant/goals',
  premises: 'assistant/premises',
  status: 'assistant/status',
  statusChanged: 'assistant/statusChanged',
  suggestionsReady: 'assistant/suggestionsReady',
  treeChanged: 'assistant/treeChanged',
  whole: 'assistant/whole',
  wholeChanged: 'assistant/wholeChanged',
  models: 'assistant/models',
  useModel: 'assistant/useModel',
} as const

/** Commands of the server. The language client registers them with the editor under these very names. */
export const SERVER_COMMANDS = {
  prove: 'assistant.server.prove',
  proveLonger: 'assistant.server.proveLonger',
  closeDeclaration: 'assistant.server.closeDeclaration',
  closeFile: 'assistant.server.closeFile',
  insert: 'assistant.server.insert',
  stop: 'assistant.server.stop',
  whole: 'assistant.server.whole',
  closeSelection: 'assistant.server.closeSelection',
} as const
