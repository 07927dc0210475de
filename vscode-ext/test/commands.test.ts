import { Uri } from 'vscode'
import { beforeEach, describe, expect, it } from 'vitest'
import { registerCommands } from '../src/commands'
import { GhostText } from '../src/ghost-text'
import { ServerUnavailable } from '../src/server/server'
import { FakeServer } from './fake-server'
import { editor, logChannel, openDocument, resetEditor, TextDocument } from './mocks/vscode'

let server: FakeServer
let ghostText: GhostText

beforeEach(() => {
  resetEditor()
  server = new FakeServer()
  ghostText = new GhostText()
  registerCommands(server.real, logChannel('log') as never, ghostText, 'assistant.panel')
})

const run = (id: string) => editor.registered[id]?.()
const open = (language = 'lean4') =>
  openDocument(new TextDocument(Uri.file('/w/A.lean') as never, 'example := by\n  sorry', language), 1, 2)

describe('commands', () => {
  it('prove at the cursor', async () => {
    open()
    await run('assistant.prove')
    expect(server.executed).toEqual([['assistant.server.prove', 'file:///w/A.lean', { line: 1, character: 2 }]])
  })

  it('close the declaration at the cursor, and the file', async () => {
    open()
    await run('assistant.closeDeclaration')
    await run('assistant.closeFile')
    expect(server.executed).toEqual([
      ['assistant.server.closeDeclaration', 'file:///w/A.lean', { line: 1, character: 2 }],
      ['assistant.server.closeFile', 'file:///w/A.lean'],
    ])
  })

  it('close the holes of the selection', async () => {
    open()
    await run('assistant.closeSelection')
    const at = { line: 1, character: 2 }
    expect(server.executed).toEqual([['assistant.server.closeSelection', 'file:///w/A.lean', at, at]])
  })

  it.each(['assistant.prove', 'assistant.closeDeclaration', 'assistant.closeFile'])('%s asks for a Lean file', async id => {
    await run(id)
    open('markdown')
    await run(id)
    expect(server.executed).toEqual([])
    expect(editor.messages).toHaveLength(2)
  })

  it('stop everything', async () => {
    await run('assistant.stopAll')
    expect(server.executed).toEqual([['assistant.server.stop']])
  })

  it('offer to start a server that does not run', async () => {
    open()
    server.refuse = new ServerUnavailable()
    editor.answers = ['Start']
    await run('assistant.prove')
    expect(editor.messages[0]).toMatchObject({ level: 'warning', actions: ['Start', 'Show Log'] })
    expect(server.restarts).toBe(1)
  })

  it('say what went wrong', async () => {
    open()
    server.refuse = new Error('The project does not build.')
    await run('assistant.prove')
    expect(editor.messages[0]).toMatchObject({ level: 'error', text: 'The project does not build.' })
  })

  it('turn ghost text off for all, and on again', async () => {
    await run('assistant.toggleInlineCompletion')
    expect(editor.settings['assistant.inlineCompletion.enabled']).toBe(false)
    await run('assistant.toggleInlineCompletion')
    expect(editor.settings['assistant.inlineCompletion.enabled']).toBe(true)
  })

  it('turn ghost text on where it was turned off: in the workspace', async () => {
    editor.workspaceSettings['assistant.inlineCompletion.enabled'] = false
    await run('assistant.toggleInlineCompletion')
    expect(editor.workspaceSettings['assistant.inlineCompletion.enabled']).toBe(true)
  })

  it('show the panel, the log, and restart the server', async () => {
    await run('assistant.showPanel')
    await run('assistant.showLog')
    await run('assistant.restartServer')
    expect(editor.executed).toEqual([['assistant.panel.focus'], ['show log']])
    expect(server.restarts).toBe(1)
  })
})
