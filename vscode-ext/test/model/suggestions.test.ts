import { describe, expect, it } from 'vitest'
import { describeRejected, describeSuggestions, mergeSuggestions } from '../../src/model/suggestions'
import { refutation, suggestion, suggestions } from '../builders'

describe('mergeSuggestions', () => {
  const known = suggestions({ suggestions: [suggestion()], tried: 8, seconds: 1 })

  it('takes each part as everything that is known', () => {
    const next = suggestions({ suggestions: [suggestion({ tactic: 'omega' }), suggestion()], tried: 20 })
    expect(mergeSuggestions(known, next)).toBe(next)
  })

  it('lets a later part take a suggestion back', () => {
    expect(mergeSuggestions(known, suggestions({ tried: 20 })).suggestions).toEqual([])
  })

  it('keeps what was streamed when the last part comes empty', () => {
    const merged = mergeSuggestions(known, suggestions({ complete: true, seconds: 2 }))
    expect(merged).toEqual({ ...known, complete: true, seconds: 2 })
  })

  it('keeps nothing of another version', () => {
    const next = suggestions({ version: 2, complete: true })
    expect(mergeSuggestions(known, next)).toBe(next)
  })
})

describe('describeSuggestions', () => {
  it.each([
    ['Looking…', {}],
    ['Looking… 12 tried', { tried: 12 }],
    ['Nothing to suggest here.', { complete: true }],
    ['Nothing found among 7 candidates.', { complete: true, tried: 7 }],
    ['No goal here.', { complete: true, message: 'No goal here.' }],
    ['⊥ false for n = 0', { refutation: refutation(), suggestions: [suggestion()] }],
    ['⊥ The goal is false for n = 0', { refutation: refutation({ whole: false }) }],
    ['1 suggestion, 1 closes the goal, still looking', { suggestions: [suggestion()] }],
    ['2 suggestions', { complete: true, suggestions: [suggestion({ status: 'progress' }), suggestion({ status: 'progress' })] }],
  ] as const)('says «%s»', (said, changes) => {
    expect(describeSuggestions(suggestions(changes as never))).toBe(said)
  })
})

describe('describeRejected', () => {
  it('counts by verdict and leaves out what did not happen', () => {
    const known = suggestions({ tried: 90, rejected: { failed: 80, timed_out: 2, stale: 0 } })
    expect(describeRejected(known)).toBe('90 tried · 80 failed · 2 timed out')
  })

  it('is empty before anything was tried', () => {
    expect(describeRejected(suggestions())).toBe('')
  })
})
