import { describe, expect, it } from 'vitest'
import type { HoleResult, ProveResult } from '../../src/messages'
import { describeProof } from '../../src/model/proof'
import { hole } from '../builders'

const result = (holes: Partial<HoleResult>[], cancelled = false): ProveResult => ({
  uri: 'file:///w/A.lean',
  version: 1,
  holes: holes.map(hole),
  cancelled,
})

describe('describeProof', () => {
  it.each([
    ['Proved in 1.3 s and inserted.', result([{}])],
    ['Proved in 1.3 s, but not inserted. The file is read-only.', result([{ inserted: false, reason: 'The file is read-only.' }])],
    ['It cannot be proved: it is false for n = 0.', result([{ status: 'refuted', reason: 'false for n = 0' }])],
    ['No proof found in 1.3 s.', result([{ status: 'unproved' }])],
    ['No proof found: out of time after 1.3 s.', result([{ status: 'timed_out' }])],
    ['No verdict after 1.3 s.', result([{ status: 'unjudged' }])],
    ['A proof on a condition was found in 1.3 s, not inserted: rests on x', result([{ status: 'conditional', reason: 'rests on x' }])],
    ['Nothing to prove: data, not a proposition', result([{ status: 'data', reason: 'data, not a proposition' }])],
    ['Stopped.', result([{ status: 'stopped' }])],
    ['The search failed. Lean is gone.', result([{ status: 'error', reason: 'Lean is gone.' }])],
    ['There is nothing to prove here.', result([])],
    ['Stopped.', result([], true)],
    ['Stopped.', result([{ status: 'unproved' }], true)],
    ['1 of 2 holes proved.', result([{}, { status: 'unproved' }])],
    ['2 of 2 holes proved, then stopped.', result([{}, {}], true)],
  ])('says «%s»', (said, proved) => {
    expect(describeProof(proved)).toBe(said)
  })
})
