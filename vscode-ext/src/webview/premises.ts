/** What may be used in a proof here, and why it was found. Asked for only while this part is open. */

import type { Premise } from '../messages'
import { leanCode } from './code'
import { element, setText } from './dom'

export class PremisesView {
  readonly root = element('details', { class: 'premises' })
  private readonly message = element('p', { class: 'quiet' })
  private readonly list = element('ul')

  constructor(opened: (open: boolean) => void) {
    this.root.append(element('summary', {}, element('h2', {}, 'Premises')), this.message, this.list)
    this.root.addEventListener('toggle', () => {
      if (this.root.open && this.list.childElementCount === 0) setText(this.message, 'Looking…')
      opened(this.root.open)
    })
  }

  show(premises: readonly Premise[], message: string): void {
    setText(this.message, message !== '' || premises.length > 0 ? message : 'No premises found.')
    this.message.hidden = this.message.textContent === ''
    this.list.replaceChildren(...premises.map(premiseElement))
  }
}

function premiseElement({ name, statement, module, why }: Premise): HTMLElement {
  return element(
    'li',
    {},
    element('code', { class: 'name', title: module }, name),
    element('code', { class: 'statement' }, ...leanCode(statement)),
    element('span', { class: 'detail' }, [why, module].filter(text => text !== '').join(' · ')),
  )
}
