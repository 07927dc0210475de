import { describe, expect, it } from 'vitest'
import { spans } from '../../src/model/lean-code'

describe('spans', () => {
  it.each([
    [''],
    ['induction xs <;> simp_all [rev] -- done'],
    ['p ∧ q → ∃ x, "a \\" b" = x'],
    ['/- open'],
    ['"open'],
  ])('lose nothing of %j', code => {
    expect(
      spans(code)
        .map(span => span.text)
        .join(''),
    ).toBe(code)
  })

  it.each([
    ['induction xs', 'induction', 'tactic'],
    ['∀ x, x = 1', '∀', 'keyword'],
    ['f 12 x1', '12', 'number'],
    ['α : Type', 'Type', 'type'],
    ['  sorry', 'sorry', 'hole'],
    ['x -- by', '-- by', 'comment'],
    ['"by"', '"by"', 'string'],
  ])('of %j tell %j', (code, text, kind) => {
    expect(spans(code)).toContainEqual({ text, kind })
  })

  it.each([['xs.simp'], ['simp_all_of'], ['h1'], ["by'"]])('take %j for a name', code => {
    expect(spans(code)).toEqual([{ text: code, kind: 'plain' }])
  })
})
