/** The last proofs and tactics of this session: each opens its place, or is copied. */

import type { HistoryEntry } from '../panel/protocol'
import { leanCode } from './code'
import { copyButton, element, setText } from './dom'

export class HistoryView {
  readonly root = element('details', { class: 'history' })
  private readonly heading = element('h2', {}, 'History')
  private readonly message = element('p', { class: 'quiet' }, 'What is found or taken in this session is kept here.')
  private readonly list = element('ul', { 'aria-label': 'Proofs and tactics of this session' })

  constructor(
    private readonly reveal: (id: number) => void,
    private readonly copy: (text: string) => void,
  ) {
    this.root.append(element('summary', {}, this.heading), this.message, this.list)
  }

  show(entries: readonly HistoryEntry[]): void {
    setText(this.heading, entries.length === 0 ? 'History' : `History (${entries.length})`)
    this.message.hidden = entries.length > 0
    this.list.replaceChildren(...entries.map(entry => this.item(entry)))
  }

  private item({ id, kind, text, title, where }: HistoryEntry): HTMLElement {
    const parts = [
      element('span', { class: 'sign', 'aria-hidden': 'true' }, kind === 'proof' ? '✓' : '→'),
      element('code', {}, ...leanCode(text.replace(/\s+/gu, ' '))),
      element('span', { class: 'detail' }, where === '' ? title : where),
    ]
    const open = element('button', { type: 'button', class: 'row', title: [text, `${title} ${where}`.trim()].join('\n\n') }, ...parts)
    if (where === '') open.disabled = true
    open.addEventListener('click', () => this.reveal(id))
    return element('li', { class: kind }, open, copyButton(`Copy ${title}`, () => this.copy(text)))
  }
}
