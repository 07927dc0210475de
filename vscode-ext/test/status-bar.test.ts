import { beforeEach, describe, expect, it } from 'vitest'
import { menuChoices, showMenu, StatusBar } from '../src/status-bar'
import { status } from './builders'
import { FakeServer } from './fake-server'
import { changeSetting, editor, resetEditor } from './mocks/vscode'

let server: FakeServer

beforeEach(() => {
  resetEditor()
  server = new FakeServer()
})

const labels = (): string[] => menuChoices(server.real).map(choice => choice.label.replace(/\$\([^)]*\) /u, ''))

describe('StatusBar', () => {
  it('follows the server, its status and the setting for ghost text', () => {
    new StatusBar(server.real)
    const [item] = editor.statusItems
    expect(item).toMatchObject({ text: '$(sparkle) Lean: built-in', command: 'assistant.menu' })
    server.status = status({ state: 'busy', running: [{ id: '1', title: 'proving foo' }] })
    server.statusChanged.fire(server.status)
    expect(item?.text).toBe('$(sync~spin) Lean: proving foo')
    server.status = status()
    changeSetting('assistant.inlineCompletion.enabled', false)
    expect(item?.text).toBe('$(eye-closed) Lean: built-in')
    server.state = { kind: 'failed', message: 'It will not do.' }
    server.stateChanged.fire(server.state)
    expect(item?.backgroundColor?.id).toBe('statusBarItem.errorBackground')
    expect(item?.accessibilityInformation?.label).toBe('Lean Assistant: failed')
  })
})

describe('menuChoices', () => {
  it('offers to stop each job, and all of them when there are several', async () => {
    server.status = status({ running: [{ id: '1', title: 'proving foo' }, { id: '2', title: 'proving bar' }] })
    expect(labels()).toEqual(expect.arrayContaining(['Stop: proving foo', 'Stop: proving bar', 'Stop everything']))
    await menuChoices(server.real).find(choice => choice.label.endsWith('proving bar'))?.run?.()
    expect(server.executed).toEqual([['assistant.server.stop', '2']])
  })

  it('offers panel, ghost text, restart, log and settings when nothing runs', () => {
    expect(labels()).toEqual(['Show the panel', 'Turn ghost text off', 'Choose the language model', 'Restart the server', 'Show the log', 'Settings'])
  })

  it('offers what helps when there is no server', () => {
    server.state = { kind: 'missing', message: '' }
    expect(labels().slice(0, 2)).toEqual(['Install the assistant', 'Choose its command'])
    expect(labels()).toContain('Start the server')
  })

  it('offers to build a project whose imports are not built', async () => {
    server.status = status({ state: 'error', message: 'the imports do not load', hint: 'Run `lake build` in the folder.' })
    await menuChoices(server.real).find(choice => choice.label.includes('lake build'))?.run?.()
    expect(editor.terminals.at(-1)?.sent).toEqual(['lake build'])
  })

  it('offers trust before a start where the workspace is not trusted', () => {
    server.state = { kind: 'off', reason: 'untrusted' }
    expect(labels()[0]).toBe('Manage workspace trust')
    expect(labels()).not.toContain('Start the server')
  })
})

describe('showMenu', () => {
  it('runs what was chosen', async () => {
    editor.answers = [(items: unknown[]) => items[0]]
    await showMenu(server.real)
    expect(editor.executed).toEqual([['assistant.showPanel']])
  })
})
