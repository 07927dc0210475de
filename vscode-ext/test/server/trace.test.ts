import { beforeEach, describe, expect, it } from 'vitest'
import { LogLevel } from 'vscode'
import { traceChannel } from '../../src/server/trace'
import { changeSetting, editor, logChannel, resetEditor } from '../mocks/vscode'

beforeEach(resetEditor)

describe('traceChannel', () => {
  it('has the level that the setting asks for, and tells when it changes', () => {
    const channel = traceChannel(logChannel('trace') as never)
    const levels: LogLevel[] = []
    channel.onDidChangeLogLevel(level => levels.push(level))
    expect(channel.logLevel).toBe(LogLevel.Info)
    changeSetting('assistant.trace.server', 'verbose')
    changeSetting('assistant.lean', 'embedded')
    expect(channel.logLevel).toBe(LogLevel.Trace)
    expect(levels).toEqual([LogLevel.Trace])
  })

  it('writes traces where they are seen', () => {
    const channel = traceChannel(logChannel('trace') as never)
    channel.trace('Sending request')
    channel.error('broken')
    expect(editor.log).toEqual(['info Sending request', 'error broken'])
  })
})
