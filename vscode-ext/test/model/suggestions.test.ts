import { describe, expect, it } from 'vitest'
import { describeRejected, describeSuggestions, groupSuggestions, markOf, mergeSuggestions, tooltipOf } from '../../src/model/suggestions'
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

describe('groupSuggestions', () => {
  const groups = (...list: [string, string[]?][]) =>
    groupSuggestions(list.map(([tactic, goals]) => suggestion({ tactic, goals: goals ?? [], status: goals ? 'progress' : 'closes' }))).map(({ indices }) => indices)

  it('folds what begins alike and leaves the same, in the order of the best', () => {
    expect(groups(['simp'], ['omega'], ['simp [h]'], ['simp only [h]'])).toEqual([[0, 2, 3], [1]])
  })

  it('keeps apart what leaves something else, or begins otherwise', () => {
    expect(groups(['rw [h]', ['⊢ a']], ['rw [g]', ['⊢ b']], ['rw [f]', ['⊢ a']])).toEqual([[0, 2], [1]])
    expect(groups(['simp'], ['simp_all'], ['simp!'])).toEqual([[0], [1], [2]])
    expect(groups(['simp'], ['simp', ['⊢ a']])).toEqual([[0], [1]])
  })

  it('looks behind a bullet or a bracket', () => {
    expect(groups(['(simp)'], ['· simp'], ['⟨⟩'])).toEqual([[0, 1], [2]])
  })

  it('has nothing to fold where there is nothing', () => {
    expect(groupSuggestions([])).toEqual([])
  })
})

describe('a suggestion', () => {
  it('says in few words what stays, and in its tooltip everything', () => {
    expect(markOf(suggestion())).toBe('')
    const progress = suggestion({ tactic: 'intro h', status: 'progress', goals: ['h : p\n⊢ q', '⊢ r'] })
    expect(markOf(progress)).toBe('⊢ q  (+1)')
    expect(tooltipOf(progress)).toBe('intro h\n\nLeaves:\nh : p\n⊢ q\n⊢ r\n\nFrom portfolio')
    const conditional = suggestion({ status: 'conditional', openLemmas: ['foo'], authorAxioms: ['ax'] })
    expect(markOf(conditional)).toBe('rests on ax, foo')
    expect(tooltipOf(conditional)).toContain('Rests on foo, which is still open.')
  })
})
