/** Lean code with its colours. */

import { spans } from '../model/lean-code'
import { element } from './dom'

export function leanCode(code: string): (Node | string)[] {
  return spans(code).map(({ text, kind }) => (kind === 'plain' ? text : element('span', { class: `lean-${kind}` }, text)))
}
