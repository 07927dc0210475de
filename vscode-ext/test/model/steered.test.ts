import { expect, it } from 'vitest'
import type { Steered } from '../../src/messages'
import { describeSteered } from '../../src/model/steered'

const answer = (changes: Partial<Steered>): Steered => ({ search: 's', end: 'timed_out', reason: 'out of time', proof: '', inserted: false, ...changes })

it('says what the tree does not', () => {
  expect(describeSteered(answer({ proof: 'simp', inserted: true }), 'try')).toBe('Proved and inserted.')
  expect(describeSteered(answer({ proof: 'simp', reason: '' }), 'expand')).toBe('Proved, but not inserted. The text has changed.')
  expect(describeSteered(answer({ proof: 'simp', reason: 'it rests on foo' }), 'expand')).toBe('Proved, but not inserted. It rests on foo.')
  expect(describeSteered(answer({}), 'expand')).toBe('')
  expect(describeSteered(answer({}), 'continue')).toBe('No proof yet. Out of time.')
  expect(describeSteered(answer({ end: 'cancelled' }), 'continue')).toBe('Stopped.')
})
