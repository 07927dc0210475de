import { EventEmitter } from 'vscode'
import { beforeEach, describe, expect, it } from 'vitest'
import type { ServerState } from '../../src/model/status'
import { Reporter } from '../../src/server/report'
import type { AssistantServer } from '../../src/server/server'
import { editor, resetEditor } from '../mocks/vscode'

let state: EventEmitter<ServerState>
let crash: EventEmitter<string>

beforeEach(() => {
  resetEditor()
  state = new EventEmitter()
  crash = new EventEmitter()
  new Reporter({ onDidChangeState: state.event, onCrash: crash.event } as unknown as AssistantServer)
})

describe('Reporter', () => {
  it('offers to install what is missing', async () => {
    editor.answers = ['Install']
    state.fire({ kind: 'missing', message: 'Not there.' })
    expect(editor.messages).toEqual([{ level: 'error', text: 'Not there.', actions: ['Install', 'Choose…', 'Show Log'] }])
    await Promise.resolve()
    expect(editor.executed).toEqual([['assistant.install']])
  })

  it('offers a restart when the server will not do', async () => {
    editor.answers = ['Restart']
    state.fire({ kind: 'failed', message: 'It ended 6 times.' })
    await Promise.resolve()
    expect(editor.messages[0]).toMatchObject({ level: 'error', text: 'It ended 6 times.' })
    expect(editor.executed).toEqual([['assistant.restartServer']])
  })

  it('reports a crash once, not each of a row', () => {
    crash.fire('signal SIGKILL')
    crash.fire('signal SIGKILL')
    expect(editor.messages).toHaveLength(1)
    expect(editor.messages[0]).toMatchObject({ level: 'warning', text: expect.stringContaining('signal SIGKILL') as string })
  })

  it('says nothing while all is well', () => {
    state.fire({ kind: 'starting' })
    state.fire({ kind: 'running' })
    expect(editor.messages).toEqual([])
  })
})
