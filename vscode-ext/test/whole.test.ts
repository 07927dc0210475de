import { Uri } from 'vscode'
import { beforeEach, describe, expect, it } from 'vitest'
import { registerCommands } from '../src/commands'
import { GhostText } from '../src/ghost-text'
import { METHODS } from '../src/messages'
import { OLD_SERVER } from '../src/model/errors'
import { wholeResult } from './builders'
import { FakeServer } from './fake-server'
import { editor, logChannel, openDocument, resetEditor, TextDocument } from './mocks/vscode'

let server: FakeServer

beforeEach(() => {
  resetEditor()
  server = new FakeServer()
  registerCommands(server.real, logChannel('log') as never, new GhostText(), 'assistant.panel')
  openDocument(new TextDocument(Uri.file('/w/A.lean') as never, 'example := by\n  sorry'), 1, 2)
})

const settled = () => new Promise(resolve => setImmediate(resolve))

describe('a proof that is written', () => {
  it.each([
    ['assistant.whole', 'hole'],
    ['assistant.wholeDeclaration', 'declaration'],
  ])('%s asks for it and shows the panel', async (id, scope) => {
    const done = editor.registered[id]?.()
    await settled()
    expect(editor.executed).toContainEqual(['assistant.showPanel'])
    expect(server.last(METHODS.whole).params).toEqual({
      textDocument: { uri: 'file:///w/A.lean' },
      position: { line: 1, character: 2 },
      scope,
      insert: true,
    })
    server.last(METHODS.whole).answer(wholeResult({ status: 'unproved', inserted: false }))
    await done
    expect(editor.messages.map(({ level, text }) => [level, text.slice(0, 26)])).toEqual([['warning', 'qwen wrote no proof of foo']])
  })

  it('needs an assistant that knows of it', async () => {
    const done = editor.registered['assistant.whole']?.()
    await settled()
    server.last(METHODS.whole).fail(Object.assign(new Error('Method not found'), { code: -32601 }))
    await done
    expect(editor.messages.map(({ text }) => text)).toEqual([OLD_SERVER])
  })
})
