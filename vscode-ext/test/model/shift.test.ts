import { describe, expect, it } from 'vitest'
import { shifted, type Change } from '../../src/model/shift'

const change = (start: [number, number], end: [number, number], text: string): Change => ({
  range: { start: { line: start[0], character: start[1] }, end: { line: end[0], character: end[1] } },
  text,
})
const at = { line: 3, character: 4 }

describe('shifted', () => {
  it.each<[string, Change, [number, number]]>([
    ['a line more above', change([1, 0], [1, 0], 'x\n'), [4, 4]],
    ['two lines less above', change([0, 0], [2, 0], ''), [1, 4]],
    ['something before it in its line', change([3, 0], [3, 1], 'abc'), [3, 6]],
    ['a new line before it in its line', change([3, 2], [3, 2], '\n  '), [4, 4]],
    ['lines joined before it', change([2, 5], [3, 0], ' '), [2, 10]],
    ['what it is in the middle of', change([3, 2], [3, 9], ''), [3, 2]],
    ['what begins there', change([3, 4], [3, 9], 'simp'), [3, 4]],
    ['what comes behind it', change([3, 5], [8, 0], ''), [3, 4]],
  ])('follows %s', (_, made, [line, character]) => {
    expect(shifted(at, made)).toEqual({ line, character })
  })
})
