/** A whole proof while it is written: the newest text first, each with Lean's word on it. */

import type { WholeDelta } from '../messages'
import { describeEffort, describeKept, describeRun, errorsOf, partsOf, verdictOf, WholeRun, type Text } from '../model/whole'
import { leanCode } from './code'
import { copyButton, element, setText } from './dom'

/** What is seen of a long text while it is written: its end. */
const SHOWN_CHARACTERS = 20_000

export class WholeView {
  readonly root = element('div', { class: 'whole' })
  private readonly summary = element('p', { class: 'quiet', role: 'status' })
  private readonly list = element('ol')
  private run: WholeRun | null = null
  private frame: number | undefined
  /** What each text shows, to see whether it has to be drawn again. */
  private readonly drawn = new Map<string, { shown: string; item: HTMLElement }>()

  constructor(
    private readonly copy: (text: string) => void,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.root.append(this.summary, this.list)
  }

  get writing(): boolean {
    return this.run !== null && this.run.end === ''
  }

  /** `whole`: everything about a proof, not only what has changed. */
  apply(deltas: readonly WholeDelta[], whole: boolean): void {
    const now = this.now()
    for (const [index, delta] of deltas.entries()) {
      if (this.run === null || this.run.run !== delta.run || (whole && index === 0)) this.begin(delta.run)
      this.run?.apply(delta, now)
    }
    this.frame ??= requestAnimationFrame(() => {
      this.frame = undefined
      this.draw()
    })
  }

  private begin(run: string): void {
    this.run = new WholeRun(run)
    this.drawn.clear()
    this.list.replaceChildren()
  }

  private draw(): void {
    const { run } = this
    if (run === null) return
    setText(this.summary, describeRun(run))
    for (const text of run.texts) {
      const key = `${text.round}/${text.sample}/${text.mended}`
      const shown = `${text.written.length} ${text.kept?.open} ${text.judged === null}`
      const known = this.drawn.get(key)
      if (known?.shown === shown) continue
      const item = textElement(text, this.copy)
      if (known === undefined) this.list.prepend(item)
      else known.item.replaceWith(item)
      this.drawn.set(key, { shown, item })
    }
  }
}

function textElement(text: Text, copy: (text: string) => void): HTMLElement {
  const { judged, kept } = text
  const { sign, words } = judged === null && kept !== null ? { sign: '◐', words: describeKept(kept) } : verdictOf(judged)
  const which = `round ${text.round}${text.sample > 0 ? `, text ${text.sample + 1}` : ''}${!text.mended ? '' : judged === null ? ', what works of it' : ', mended by the search'}`
  const head = element(
    'p',
    { class: 'verdict' },
    element('span', { class: 'sign', 'aria-hidden': 'true' }, sign),
    ` ${which}: ${words}`,
    element('span', { class: 'quiet' }, text.written === '' ? '' : ` · ${describeEffort(text)}`),
  )
  const proof = judged?.proof ?? kept?.proof ?? ''
  if (proof !== '') head.append(copyButton('Copy the proof', () => copy(proof)))
  if (judged === null && kept !== null) return element('li', { class: 'kept' }, head, proofElement(kept.proof, []))
  if (judged === null) return element('li', { 'aria-busy': 'true' }, head, writtenElement(text.written))
  const reasons = errorsOf(judged).length === 0 && !judged.accepted ? judged.reasons : []
  return element(
    'li',
    { class: judged.accepted ? 'accepted' : 'refused' },
    head,
    proofElement(judged.proof, errorsOf(judged)),
    ...reasons.map(reason => element('p', { class: 'error' }, reason)),
  )
}

function writtenElement(written: string): HTMLElement {
  const end = written.slice(-SHOWN_CHARACTERS)
  const parts = partsOf(end).map(({ lean, text }) => element('span', { class: lean ? 'lean' : 'said' }, `${text}\n`))
  return element('pre', {}, ...parts)
}

/** The proof with its lines numbered; what Lean says about one stands below it. */
function proofElement(proof: string, errors: readonly { line: number; text: string }[]): HTMLElement {
  const said = (line: number): HTMLElement[] =>
    errors.filter(error => error.line === line).map(error => element('span', { class: 'error' }, `✗ ${error.text}\n`))
  const lines = proof.split('\n').flatMap((line, index) => [
    element('span', { class: 'lean' }, element('span', { class: 'number', 'aria-hidden': 'true' }, `${index + 1} `), ...leanCode(line), '\n'),
    ...said(index + 1),
  ])
  return element('pre', {}, ...said(0), ...lines)
}
