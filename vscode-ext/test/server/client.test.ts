import { beforeEach, describe, expect, it } from 'vitest'
import { CancellableProgress } from '../../src/server/client'
import { editor, resetEditor } from '../mocks/vscode'

let cancelled: unknown[]
let progress: CancellableProgress

beforeEach(() => {
  resetEditor()
  cancelled = []
  progress = new CancellableProgress(token => cancelled.push(token))
})

describe('CancellableProgress', () => {
  it('shows what may be cancelled with a button that cancels it', () => {
    expect(progress.handle('t', { kind: 'begin', title: 'Proving foo', cancellable: true })).toBe(true)
    expect(editor.progress).toMatchObject([{ title: 'Proving foo', ended: false }])
    editor.progress[0]?.cancel()
    expect(cancelled).toEqual(['t'])
  })

  it('leaves what cannot be cancelled to the language client', () => {
    expect(progress.handle('t', { kind: 'begin', title: 'Indexing' })).toBe(false)
    expect(progress.handle('t', { kind: 'report', message: 'half' })).toBe(false)
    expect(editor.progress).toHaveLength(0)
  })

  it('reports the message, and the percentage as the steps between', () => {
    progress.handle('t', { kind: 'begin', title: 'Proving', cancellable: true, percentage: 10 })
    progress.handle('t', { kind: 'report', message: '12 states', percentage: 40 })
    expect(editor.progress[0]?.reports).toEqual([{ increment: 10 }, { message: '12 states', increment: 30 }])
  })

  it('ends, and lets the language client drop its part', async () => {
    progress.handle('t', { kind: 'begin', title: 'Proving', cancellable: true })
    expect(progress.handle('t', { kind: 'end' })).toBe(false)
    await Promise.resolve()
    await Promise.resolve()
    expect(editor.progress[0]?.ended).toBe(true)
  })

  it('ends when the server is gone', async () => {
    progress.handle('a', { kind: 'begin', title: 'A', cancellable: true })
    progress.handle('b', { kind: 'begin', title: 'B', cancellable: true })
    progress.endAll()
    await Promise.resolve()
    await Promise.resolve()
    expect(editor.progress.map(({ ended }) => ended)).toEqual([true, true])
  })
})
