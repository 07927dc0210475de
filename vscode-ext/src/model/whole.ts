/** A whole proof as it is written: its texts in rounds, Lean's word on each, and how all of it went. No `vscode` here. */

import type { JudgedText, KeptPart, Models, ProofMessage, WholeDelta, WholeResult } from '../messages'
import { plain } from './errors'

/** A text of a round, or (`mended`) what the search makes of it: the part of it that works. Times are in milliseconds: when its first piece came, and when its last one did. */
export interface Text {
  round: number
  sample: number
  mended: boolean
  kept: KeptPart | null
  written: string
  began: number
  ended: number
  judged: JudgedText | null
}

/** Milliseconds of writing that tell how fast it is. */
const SHORTEST = 500

export class WholeRun {
  title = ''
  writer = ''
  round = 0
  rounds = 0
  end: WholeDelta['end'] = ''
  readonly texts: Text[] = []

  constructor(readonly run: string) {}

  /** `now` is in milliseconds. */
  apply(delta: WholeDelta, now: number): void {
    this.title = delta.title
    this.writer = delta.writer
    this.round = delta.round
    this.rounds = delta.rounds
    for (const { round, sample, text } of delta.pieces) {
      const found = this.text(round, sample, now)
      found.written += text
      found.ended = now
    }
    // A server from before parts were mended tells none.
    for (const kept of (delta.kept as KeptPart[] | undefined) ?? []) this.text(kept.round, kept.sample, now, true).kept = kept
    for (const judged of delta.judged) this.text(judged.round, judged.sample, now, judged.mended).judged = judged
    if (delta.end !== '') this.end = delta.end
  }

  private text(round: number, sample: number, now: number, mended = false): Text {
    const known = this.texts.find(text => text.round === round && text.sample === sample && text.mended === mended)
    if (known !== undefined) return known
    const made = { round, sample, mended, kept: null, written: '', began: now, ended: now, judged: null }
    this.texts.push(made)
    return made
  }
}

export function describeEffort({ written, began, ended }: Text): string {
  if (written === '') return ''
  const seconds = (ended - began) / 1000
  const speed = ended - began >= SHORTEST ? `, ${Math.round(written.length / seconds)}/s` : ''
  return `${counted(written.length, 'character')}${speed}`
}

/** Who writes what, and how far it is. */
export function describeRun(run: WholeRun): string {
  const who = `${run.writer}: ${run.title}`
  if (run.end === 'proved') return `${who}, proved in round ${run.round}`
  if (run.end !== '') return `${who}, ${run.end.replace('_', ' ')} after round ${run.round}`
  return run.round === 0 ? `${who}, asking` : `${who}, round ${run.round} of ${run.rounds}`
}

/** How much of a refused text works. */
export function describeKept({ kept, steps, open }: KeptPart): string {
  return `${kept} of ${counted(steps, 'step')} work${open > 0 ? `, ${counted(open, 'hole')} left` : ''}`
}

export function verdictOf(judged: JudgedText | null): { sign: string; words: string } {
  if (judged === null) return { sign: '…', words: 'being written' }
  if (judged.accepted) return { sign: '✓', words: judged.reservation || 'accepted by Lean' }
  if (!judged.judged) return { sign: '⧗', words: 'not yet judged' }
  const errors = errorsOf(judged).length
  return { sign: '✗', words: errors === 0 ? 'refused' : counted(errors, 'error') }
}

export function errorsOf(judged: JudgedText): ProofMessage[] {
  return judged.messages.filter(({ severity }) => severity === 'error')
}

/** A part of what a model writes: Lean, or what is said and thought around it. */
export interface Part {
  lean: boolean
  text: string
}

const FENCE = /^\s*```/u
const THOUGHT = '</think>'

/** What is written, its lines told apart as far as is known by now: thoughts, fences and what stands outside of these. */
export function partsOf(written: string): Part[] {
  const thought = written.lastIndexOf(THOUGHT)
  const lines = written.split('\n')
  const last = thought < 0 ? -1 : written.slice(0, thought).split('\n').length - 1
  const fenced = lines.some((line, number) => number > last && FENCE.test(line))
  const parts: Part[] = []
  let inside = false
  let thinking = false
  lines.forEach((line, number) => {
    thinking ||= number > last && line.includes('<think>')
    const fence = number > last && !thinking && FENCE.test(line)
    const lean = number > last && !thinking && !fence && (fenced ? inside : true)
    if (fence) inside = !inside
    const before = parts.at(-1)
    if (before?.lean === lean) before.text += `\n${line}`
    else parts.push({ lean, text: line })
  })
  return parts
}

/** How it went, in a sentence. */
export function describeWhole({ status, writer, declaration, reason, texts, characters, seconds, inserted, cancelled }: WholeResult): string {
  if (cancelled) return 'Stopped.'
  const spent = `${counted(texts, 'text')}, ${counted(characters, 'character')}, ${seconds.toFixed(1)} s`
  const why = reason === '' ? '' : ` ${plain(reason)}`
  if (status === 'proved') {
    return inserted ? `Written by ${writer} and inserted (${spent}).` : `Written by ${writer}, but not inserted.${why || ' The text changed meanwhile.'}`
  }
  return `${writer} wrote no proof of ${declaration}: ${status.replace('_', ' ')} (${spent}).${why}`
}

/** Who is asked, for the status bar. */
export function describeModels({ steps, whole }: Pick<Models, 'steps' | 'whole'>): { text: string; tooltip: string } {
  const names = [...new Set([...steps, ...(whole === '' ? [] : [whole])])]
  const tooltip = [
    `Tactics: the built-in provers${steps.length > 0 ? `, ${steps.join(', ')}` : ''}`,
    `Whole proofs: ${whole || 'the search'}`,
    'Click to choose a language model.',
  ]
  return { text: names.length > 0 ? names.join(', ') : 'no model', tooltip: tooltip.join('\n') }
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`
}
