import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { CancellableProgress, SHOW_AFTER_MILLISECONDS } from '../../src/server/client'
import { editor, resetEditor } from '../mocks/vscode'

let cancelled: unknown[]
let progress: CancellableProgress

beforeEach(() => {
  resetEditor()
  vi.useFakeTimers()
  cancelled = []
  progress = new CancellableProgress(token => cancelled.push(token))
})

afterEach(() => vi.useRealTimers())

const afterAWhile = () => vi.advanceTimersByTimeAsync(SHOW_AFTER_MILLISECONDS)

describe('CancellableProgress', () => {
  it('shows what may be cancelled with a button that cancels it', async () => {
    expect(progress.handle('t', { kind: 'begin', title: 'Proving foo', cancellable: true })).toBe(true)
    await afterAWhile()
    expect(editor.progress).toMatchObject([{ title: 'Proving foo', ended: false }])
    editor.progress[0]?.cancel()
    expect(cancelled).toEqual(['t'])
  })

  it('does not show what is done at once', async () => {
    progress.handle('t', { kind: 'begin', title: 'Proving foo', cancellable: true })
    progress.handle('t', { kind: 'end' })
    await afterAWhile()
    expect(editor.progress).toEqual([])
  })

  it('leaves what cannot be cancelled to the language client', () => {
    expect(progress.handle('t', { kind: 'begin', title: 'Indexing' })).toBe(false)
    expect(progress.handle('t', { kind: 'report', message: 'half' })).toBe(false)
    expect(editor.progress).toHaveLength(0)
  })

  it('reports the latest when it appears, and then the percentage as the steps between', async () => {
    progress.handle('t', { kind: 'begin', title: 'Proving', cancellable: true, percentage: 0 })
    progress.handle('t', { kind: 'report', message: '3 states', percentage: 10 })
    await afterAWhile()
    progress.handle('t', { kind: 'report', message: '12 states', percentage: 40 })
    expect(editor.progress[0]?.reports).toEqual([
      { message: '3 states', increment: 10 },
      { message: '12 states', increment: 30 },
    ])
  })

  it('ends, and lets the language client drop its part', async () => {
    progress.handle('t', { kind: 'begin', title: 'Proving', cancellable: true })
    await afterAWhile()
    expect(progress.handle('t', { kind: 'end' })).toBe(false)
    await afterAWhile()
    expect(editor.progress[0]?.ended).toBe(true)
  })

  it('ends when the server is gone', async () => {
    progress.handle('a', { kind: 'begin', title: 'A', cancellable: true })
    progress.handle('b', { kind: 'begin', title: 'B', cancellable: true })
    await afterAWhile()
    progress.endAll()
    await afterAWhile()
    expect(editor.progress.map(({ ended }) => ended)).toEqual([true, true])
  })
})
