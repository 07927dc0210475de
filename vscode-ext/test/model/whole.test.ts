import { describe, expect, it } from 'vitest'
import { describeEffort, describeKept, describeModels, describeRun, describeWhole, partsOf, verdictOf, WholeRun } from '../../src/model/whole'
import { judged, wholeResult, written } from '../builders'

describe('WholeRun', () => {
  it('puts the pieces of each text together and keeps the word of Lean with it', () => {
    const run = new WholeRun('whole-1')
    run.apply(written(0, ''), 0)
    expect(describeRun(run)).toBe('qwen: foo, asking')
    run.apply(written(1, 'si'), 1000)
    run.apply(written(1, 'mp'), 3000)
    run.apply(written(1, '', { pieces: [{ round: 1, sample: 1, text: 'omega' }] }), 3000)
    expect(describeRun(run)).toBe('qwen: foo, round 1 of 4')
    expect(run.texts.map(text => [text.sample, text.written])).toEqual([
      [0, 'simp'],
      [1, 'omega'],
    ])
    run.apply(written(1, '', { judged: [judged({ sample: 1 })], end: 'proved' }), 4000)
    expect(run.texts.map(text => verdictOf(text.judged).sign)).toEqual(['…', '✓'])
    expect(describeRun(run)).toBe('qwen: foo, proved in round 1')
  })

  it('keeps what the search makes of a text beside it', () => {
    const run = new WholeRun('whole-1')
    const kept = { round: 1, sample: 0, proof: 'constructor\n· sorry', kept: 2, steps: 3, open: 1 }
    run.apply(written(1, 'simp', { judged: [judged({ accepted: false })] }), 0)
    run.apply(written(1, '', { kept: [kept] }), 1000)
    run.apply(written(1, '', { judged: [judged({ mended: true })] }), 2000)
    expect(run.texts.map(({ mended, kept, judged }) => [mended, kept?.open, judged?.accepted])).toEqual([
      [false, undefined, false],
      [true, 1, true],
    ])
    expect(describeKept(kept)).toBe('2 of 3 steps work, 1 hole left')
    expect(describeKept({ ...kept, open: 0 })).toBe('2 of 3 steps work')
  })

  it('says how fast it is once that can be told', () => {
    const run = new WholeRun('whole-1')
    run.apply(written(1, 'abcd'), 1000)
    expect(run.texts.map(describeEffort)).toEqual(['4 characters'])
    run.apply(written(1, 'efgh'), 3000)
    expect(run.texts.map(describeEffort)).toEqual(['8 characters, 4/s'])
  })
})

describe('verdictOf', () => {
  const error = { line: 1, column: 1, severity: 'error' as const, text: 'no' }
  it.each([
    [null, '…', 'being written'],
    [judged(), '✓', 'accepted by Lean'],
    [judged({ accepted: false, messages: [error, { ...error, severity: 'warning' }] }), '✗', '1 error'],
    [judged({ accepted: false, messages: [error, error] }), '✗', '2 errors'],
    [judged({ accepted: false, reasons: ['qwen repeats itself'] }), '✗', 'refused'],
    [judged({ accepted: false, judged: false }), '⧗', 'not yet judged'],
  ])('of %o', (text, sign, words) => expect(verdictOf(text)).toEqual({ sign, words }))
})

describe('partsOf', () => {
  it.each([
    ['simp', [[true, 'simp']]],
    ['Here:\n```lean4\nsimp\n```\nDone.', [[false, 'Here:\n```lean4'], [true, 'simp'], [false, '```\nDone.']]],
    ['<think>\nsimp?', [[false, '<think>\nsimp?']]],
    ['hm\n</think>\n```\nsimp', [[false, 'hm\n</think>\n```'], [true, 'simp']]],
  ])('of %j', (text, parts) => expect(partsOf(text).map(({ lean, text }) => [lean, text])).toEqual(parts))
})

describe('describeWhole', () => {
  it.each([
    [wholeResult(), 'Written by qwen and inserted (2 texts, 120 characters, 2.5 s).'],
    [wholeResult({ inserted: false }), 'Written by qwen, but not inserted. The text changed meanwhile.'],
    [wholeResult({ status: 'timed_out', inserted: false, texts: 1 }), 'qwen wrote no proof of foo: timed out (1 text, 120 characters, 2.5 s).'],
    [wholeResult({ cancelled: true }), 'Stopped.'],
  ])('%#', (result, sentence) => expect(describeWhole(result)).toBe(sentence))
})

describe('describeModels', () => {
  it('names each model once, and says who is asked for what', () => {
    expect(describeModels({ steps: ['qwen'], whole: 'qwen' }).text).toBe('qwen')
    expect(describeModels({ steps: [], whole: '' }).text).toBe('no model')
    expect(describeModels({ steps: ['bfs'], whole: 'qwen' })).toEqual({
      text: 'bfs, qwen',
      tooltip: 'Tactics: the built-in provers, bfs\nWhole proofs: qwen\nClick to choose a language model.',
    })
  })
})
