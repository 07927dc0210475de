import { describe, expect, it } from 'vitest'
import { goalLine, parseGoal } from '../../src/model/goal'

describe('parseGoal', () => {
  it('splits hypotheses at the first colon and keeps the names together', () => {
    const goal = parseGoal('α : Type\nxs ys : List α\nh : ∀ x : α, x ∈ xs\n⊢ xs = ys')
    expect(goal.hypotheses).toEqual([
      { names: 'α', type: 'Type' },
      { names: 'xs ys', type: 'List α' },
      { names: 'h', type: '∀ x : α, x ∈ xs' },
    ])
    expect(goal.target).toBe('xs = ys')
  })

  it('reads the name of a case', () => {
    expect(parseGoal('case succ.inl\nn : Nat\n⊢ n = n').name).toBe('succ.inl')
  })

  it('keeps indented lines with what they continue', () => {
    const goal = parseGoal('h : a =\n    b\nx : Nat := 5\n⊢ a =\n  b')
    expect(goal.hypotheses).toEqual([
      { names: 'h', type: 'a =\n    b' },
      { names: 'x', type: 'Nat := 5' },
    ])
    expect(goal.target).toBe('a =\n  b')
  })

  it('reads the goal of conv', () => {
    expect(parseGoal('a b : Nat\n| a + b')).toMatchObject({ turnstile: '|', target: 'a + b' })
  })

  it('shows a line without a colon as it is', () => {
    expect(parseGoal('something odd\n⊢ True').hypotheses).toEqual([{ names: '', type: 'something odd' }])
  })

  it('survives a text without a target', () => {
    expect(parseGoal('')).toEqual({ name: '', hypotheses: [], target: '', turnstile: '⊢' })
  })
})

describe('goalLine', () => {
  it('is the target of the first goal, and how many more there are', () => {
    expect(goalLine(['h : p\n⊢ a =\n    b', '⊢ c'])).toBe('⊢ a = b  (+1)')
  })

  it('is empty when nothing is left', () => {
    expect(goalLine([])).toBe('')
  })
})
