/** How steering a search went, in a few words. */

import type { SteerAction, Steered } from '../messages'
import { plain } from './errors'

/** Empty where the tree says all. */
export function describeSteered({ proof, inserted, end, reason }: Steered, action: SteerAction): string {
  if (proof !== '') return inserted ? 'Proved and inserted.' : `Proved, but not inserted. ${plain(reason) || 'The text has changed.'}`
  if (end === 'cancelled') return 'Stopped.'
  if (action !== 'continue') return ''
  return `No proof yet. ${plain(reason)}`.trim()
}
