/** Messages of the server with sensible values, for tests to change what they are about. */

import type {
  AddedEdge,
  HoleResult,
  JudgedText,
  Model,
  Models,
  OpenedNode,
  Range,
  Refutation,
  Status,
  Suggestion,
  Suggestions,
  TreeDelta,
  TriedCandidate,
  Verdict,
  WholeDelta,
  WholeResult,
} from '../src/messages'

export const RANGE: Range = { start: { line: 1, character: 2 }, end: { line: 1, character: 7 } }

export function suggestion(changes: Partial<Suggestion> = {}): Suggestion {
  return {
    tactic: 'simp',
    status: 'closes',
    goals: [],
    source: 'portfolio',
    others: [],
    why: '',
    score: 1,
    milliseconds: 3,
    openLemmas: [],
    authorAxioms: [],
    edit: { range: RANGE, newText: 'simp' },
    ...changes,
  }
}

export function suggestions(changes: Partial<Suggestions> = {}): Suggestions {
  return {
    uri: 'file:///w/A.lean',
    version: 1,
    range: RANGE,
    kind: 'hole',
    goals: ['⊢ True'],
    suggestions: [],
    tried: 0,
    rejected: {},
    complete: false,
    seconds: 0,
    goalKind: 'proposition',
    refutation: null,
    provable: true,
    message: '',
    ...changes,
  }
}

export function delta(changes: Partial<TreeDelta> = {}): TreeDelta {
  return { search: 's', title: 'foo', uri: '', position: RANGE.start, seconds: 0, limit: 0, resumed: false, opened: [], edges: [], withdrawn: [], tried: [], repeated: [], refuted: [], status: [], proof: '', end: '', ...changes }
}

export function opened(id: number, goal = `⊢ goal${id}`, score = 0): OpenedNode {
  return { id, goals: [goal], depth: 0, score }
}

export function edge(node: number, tactic: string, ...children: number[]): AddedEdge {
  return { node, tactic, source: 'portfolio', others: [], why: '', score: 1, children }
}

export function tried(node: number, tactic: string, verdict: Verdict = 'failed', message = ''): TriedCandidate {
  return { node, tactic, source: 'portfolio', others: [], verdict, message }
}

export function status(changes: Partial<Status> = {}): Status {
  return { state: 'idle', prover: 'built-in', lean: '4.35.0 (embedded)', leanInsteadOf: '', running: [], message: '', hint: '', ...changes }
}

export function hole(changes: Partial<HoleResult> = {}): HoleResult {
  return {
    search: 's',
    declaration: 'foo',
    range: RANGE,
    status: 'proved',
    proof: 'simp',
    axioms: [],
    openLemmas: [],
    authorAxioms: [],
    sources: [],
    reason: '',
    refutation: null,
    seconds: 1.25,
    nodes: 3,
    candidates: 9,
    edit: null,
    inserted: true,
    ...changes,
  }
}

export function refutation(changes: Partial<Refutation> = {}): Refutation {
  const proof = 'exact fun c => absurd (@c 0) (by decide)'
  const code = 'example : ¬ (∀ (n : Nat), n + 1 = n) :=\n  fun c => absurd (@c 0) (by decide)'
  return { words: 'false for n = 0', witness: { n: '0' }, whole: true, code, proof, reservation: '', ...changes }
}

export function written(round: number, text: string, changes: Partial<WholeDelta> = {}): WholeDelta {
  const pieces = text === '' ? [] : [{ round, sample: 0, text }]
  return { run: 'whole-1', title: 'foo', writer: 'qwen', round, rounds: 4, pieces, judged: [], kept: [], end: '', ...changes }
}

export function judged(changes: Partial<JudgedText> = {}): JudgedText {
  return { round: 1, sample: 0, mended: false, proof: 'simp', accepted: true, judged: true, messages: [], reasons: [], reservation: '', ...changes }
}

export function wholeResult(changes: Partial<WholeResult> = {}): WholeResult {
  return {
    run: 'whole-1',
    uri: 'file:///w/A.lean',
    version: 1,
    declaration: 'foo',
    writer: 'qwen',
    status: 'proved',
    proof: 'simp',
    part: '',
    reason: '',
    seconds: 2.5,
    texts: 2,
    characters: 120,
    edit: null,
    inserted: true,
    cancelled: false,
    ...changes,
  }
}

export function model(name: string, changes: Partial<Model> = {}): Model {
  return { name, runtime: 'server', where: 'http://x/v1', cards: ['generic'], able: ['steps', 'whole'], used: [], ...changes }
}

export function models(changes: Partial<Models> = {}): Models {
  return { models: [model('qwen'), model('bfs', { able: ['steps'] })], steps: [], whole: '', message: '', hint: '', ...changes }
}

/** Polls until something holds, for what happens in another process. */
export async function eventually(holds: () => boolean, milliseconds = 60_000): Promise<void> {
  const deadline = Date.now() + milliseconds
  while (!holds()) {
    if (Date.now() > deadline) throw new Error(`not within ${milliseconds} ms: ${holds.toString()}`)
    await new Promise(resolve => setTimeout(resolve, 5))
  }
}
