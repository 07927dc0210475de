import { describe, expect, it } from 'vitest'
import { STARTING, statusText, type ServerState } from '../../src/model/status'
import { status } from '../builders'

const running: ServerState = { kind: 'running' }

describe('statusText', () => {
  it('names the prover when nothing runs', () => {
    const said = statusText(running, status(), true)
    expect(said.text).toBe('$(sparkle) Lean: built-in')
    expect(said.tooltip).toContain('Lean 4.35.0 (embedded)')
    expect(said.severity).toBe('normal')
  })

  it('warns of another Lean than the project names', () => {
    const said = statusText(running, status({ leanInsteadOf: 'leanprover/lean4:v4.20.0' }), true)
    expect(said).toMatchObject({ severity: 'warning', spoken: 'Lean Assistant: another Lean than the project names' })
    expect(said.tooltip).toContain('leanprover/lean4:v4.20.0')
  })

  it('says in words and by another icon that ghost text is off', () => {
    const said = statusText(running, status(), false)
    expect(said.text).toContain('$(eye-closed)')
    expect(said.tooltip).toContain('Ghost text is off')
  })

  it('spins and names the newest job, and counts the others', () => {
    const jobs = [
      { id: '1', title: 'suggesting' },
      { id: '2', title: 'proving foo' },
    ]
    expect(statusText(running, status({ state: 'busy', running: jobs }), true).text).toBe('$(sync~spin) Lean: proving foo (+1)')
  })

  it('says what is waited for', () => {
    const waiting = status({ state: 'busy', message: 'importing Mathlib, 6 s', running: [{ id: '1', title: 'proving foo' }] })
    expect(statusText(running, waiting, true).text).toBe('$(sync~spin) Lean: importing Mathlib, 6 s')
  })

  it('is busy without a name when the server gives none', () => {
    expect(statusText(running, status({ state: 'busy' }), true).text).toBe('$(sync~spin) Lean: built-in is busy')
  })

  it('shows what went wrong and what to do', () => {
    const said = statusText(running, status({ state: 'error', message: 'No Lean.', hint: 'Install elan.' }), true)
    expect(said).toMatchObject({ severity: 'error', text: '$(error) Lean: No Lean.', spoken: 'Lean Assistant: No Lean.' })
    expect(said.tooltip).toContain('No Lean.\nInstall elan.')
  })

  it.each<[ServerState, string, string]>([
    [{ kind: 'off', reason: 'untrusted' }, '$(shield) Lean: restricted', 'warning'],
    [{ kind: 'off', reason: 'stopped' }, '$(circle-slash) Lean: stopped', 'normal'],
    [{ kind: 'missing', message: 'Not there.' }, '$(warning) Lean: not installed', 'warning'],
    [{ kind: 'starting' }, '$(loading~spin) Lean: starting', 'normal'],
    [{ kind: 'waiting', message: 'It ended.', seconds: 2 }, '$(history) Lean: restarting', 'warning'],
    [{ kind: 'failed', message: 'It will not do.' }, '$(error) Lean: failed', 'error'],
  ])('has a sign and a word for %o', (state, text, severity) => {
    expect(statusText(state, STARTING, true)).toMatchObject({ text, severity })
  })

  it('shortens a long title and gives it whole in the tooltip', () => {
    const title = 'proving '.repeat(20)
    const said = statusText(running, status({ state: 'busy', running: [{ id: '1', title }] }), true)
    expect(said.text.length).toBeLessThan(70)
    expect(said.tooltip).toContain(title)
  })
})
