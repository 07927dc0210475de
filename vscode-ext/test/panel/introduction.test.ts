import { Uri } from 'vscode'
import { beforeEach, describe, expect, it } from 'vitest'
import { Introduction } from '../../src/panel/introduction'
import { offerToMove, panelView, place } from '../../src/panel/placing'
import { status } from '../builders'
import { FakeServer } from '../fake-server'
import { editor, Memory, openDocument, resetEditor, TextDocument } from '../mocks/vscode'

let server: FakeServer
let memory: Memory

beforeEach(() => {
  resetEditor()
  server = new FakeServer()
  memory = new Memory()
})

const settled = () => new Promise(resolve => setImmediate(resolve))
const open = (language = 'lean4') => openDocument(new TextDocument(Uri.file('/w/A.lean') as never, '', language), 0, 0)
const shown = () => editor.executed.filter(([command]) => String(command).endsWith('.focus'))

describe('panelView', () => {
  it.each([
    ['1.100.3', 'assistant.panel'],
    ['1.105.9', 'assistant.panel'],
    ['1.106.0', 'assistant.panelBeside'],
    ['1.130.1-insider', 'assistant.panelBeside'],
    ['2.0.0', 'assistant.panelBeside'],
  ])('knows where the panel can be in %s', (version, view) => {
    expect(panelView(version)).toBe(view)
  })

  it('is told to the editor', async () => {
    await place('assistant.panel')
    await place('assistant.panelBeside')
    expect(editor.executed).toEqual([
      ['setContext', 'assistant.panelPlace', 'sideBar'],
      ['setContext', 'assistant.panelPlace', 'beside'],
    ])
  })
})

describe('offerToMove', () => {
  it('asks once where the panel is in the side bar', async () => {
    editor.answers.push('Move…')
    await offerToMove('assistant.panel', memory)
    expect(editor.executed).toEqual([['workbench.action.moveFocusedView', 'assistant.panel']])
    await offerToMove('assistant.panel', memory)
    expect(editor.messages).toHaveLength(1)
  })

  it('takes a no, and does not ask where the panel is beside the goals', async () => {
    editor.answers.push('Not Now')
    await offerToMove('assistant.panel', memory)
    await offerToMove('assistant.panelBeside', new Memory())
    expect(editor.executed).toEqual([])
    expect(editor.messages).toHaveLength(1)
  })
})

describe('Introduction', () => {
  it('opens the panel once the assistant is ready for a Lean file, and leaves the focus where it is', async () => {
    server.status = status({ state: 'starting' })
    open()
    new Introduction(server.real, 'assistant.panelBeside', memory)
    await settled()
    expect(shown()).toEqual([])
    server.status = status()
    server.statusChanged.fire(server.status)
    server.statusChanged.fire(server.status)
    await settled()
    expect(shown()).toEqual([['assistant.panelBeside.focus', { preserveFocus: true }]])
  })

  it('does so only once in a lifetime, and never for another language', async () => {
    open('markdown')
    new Introduction(server.real, 'assistant.panel', memory)
    await settled()
    expect(shown()).toEqual([])
    editor.activeChanged.fire(open())
    await settled()
    new Introduction(server.real, 'assistant.panel', memory)
    await settled()
    expect(shown()).toHaveLength(1)
  })

  it('waits for a server that has failed', async () => {
    server.state = { kind: 'failed', message: '' }
    open()
    new Introduction(server.real, 'assistant.panel', memory)
    await settled()
    expect(shown()).toEqual([])
  })
})
