// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { WholeView } from '../../src/webview/whole'
import { judged, written } from '../builders'

let now: number
let view: WholeView
let copied: string[]

beforeEach(() => {
  vi.useFakeTimers()
  now = 0
  copied = []
  view = new WholeView(text => copied.push(text), () => now)
})

afterEach(() => vi.useRealTimers())

const show = (...deltas: Parameters<typeof written>[]): void => {
  for (const delta of deltas) view.apply([written(...delta)], false)
  vi.advanceTimersByTime(100)
}
const texts = (selector: string) => [...view.root.querySelectorAll(selector)].map(({ textContent }) => textContent)

describe('WholeView', () => {
  it('shows the text as it comes, and how fast', () => {
    show([1, 'Here:\n```lean4\nsi'])
    expect(texts('.said')).toEqual(['Here:\n```lean4\n'])
    now = 2000
    show([1, 'mp'])
    expect(texts('.lean')).toEqual(['simp\n'])
    expect(texts('.verdict')).toEqual(['… round 1: being written · 19 characters, 10/s'])
    expect(texts('[role=status]')).toEqual(['qwen: foo, round 1 of 4'])
  })

  it("shows Lean's errors at their lines, and the newest text first", () => {
    const error = { line: 2, column: 1, severity: 'error' as const, text: 'unknown identifier' }
    const wrong = judged({ accepted: false, proof: 'intro h\nrw [odd]', messages: [error] })
    show([1, 'x'], [1, '', { judged: [wrong] }], [2, 'y'], [2, '', { judged: [judged({ round: 2 })], end: 'proved' }])
    expect(texts('.verdict')).toEqual(['✓ round 2: accepted by Lean · 1 character', '✗ round 1: 1 error · 1 character'])
    expect(texts('.refused pre')).toEqual(['1 intro h\n2 rw [odd]\n✗ unknown identifier\n'])
    view.root.querySelector<HTMLElement>('.accepted .copy')?.click()
    expect(copied).toEqual(['simp'])
    expect(view.writing).toBe(false)
  })

  it('shows what works of a refused text, and what the search makes of it', () => {
    const kept = { round: 1, sample: 0, proof: 'constructor\n· sorry', kept: 2, steps: 3, open: 1 }
    show([1, 'x'], [1, '', { judged: [judged({ accepted: false, reasons: ['no'] })] }], [1, '', { kept: [kept] }])
    expect(texts('.verdict')[0]).toBe('◐ round 1, what works of it: 2 of 3 steps work, 1 hole left')
    expect(texts('.kept pre')).toEqual(['1 constructor\n2 · sorry\n'])
    show([1, '', { judged: [judged({ mended: true })], end: 'proved' }])
    expect(texts('.verdict')).toEqual(['✓ round 1, mended by the search: accepted by Lean', '✗ round 1: refused · 1 character'])
  })

  it('says why a text is refused that has no error', () => {
    show([1, '', { judged: [judged({ accepted: false, reasons: ['qwen repeats itself'] })] }])
    expect(texts('.error')).toEqual(['qwen repeats itself'])
  })

  it('never takes text for markup, and begins anew with another proof', () => {
    show([1, '<img src=x onerror=alert(1)>'])
    expect(view.root.querySelector('img')).toBeNull()
    show([1, 'other', { run: 'whole-2' }])
    expect(texts('.lean')).toEqual(['other\n'])
  })
})
