import { beforeEach, describe, expect, it } from 'vitest'
import { METHODS } from '../src/messages'
import { OLD_SERVER } from '../src/model/errors'
import { chooseModel, ModelItem, modelChoices } from '../src/models'
import { models } from './builders'
import { FakeServer } from './fake-server'
import { changeSetting, editor, resetEditor } from './mocks/vscode'

let server: FakeServer

beforeEach(() => {
  resetEditor()
  server = new FakeServer()
  editor.folders = ['/w']
})

const settled = () => new Promise(resolve => setImmediate(resolve))
const unknown = () => Object.assign(new Error('Method not found'), { code: -32601 })
const answer = async (value: unknown, method: string = METHODS.models): Promise<void> => {
  await settled()
  server.last(method).answer(value)
  await settled()
}
const choose = (label: RegExp) => (items: unknown[]) =>
  (items as { label: string; description?: string }[]).find(item => label.test(`${item.label} ${item.description ?? ''}`))

describe('ModelItem', () => {
  it('says who is asked, and follows what the editor says', async () => {
    new ModelItem(server.real)
    const [item] = editor.statusItems
    await answer(models({ steps: ['qwen'], whole: 'qwen' }))
    expect(item).toMatchObject({ text: '$(hubot) qwen', command: 'assistant.chooseModel', visible: true })
    changeSetting('assistant.models.whole', 'none')
    changeSetting('assistant.models.steps', ['bfs'])
    await answer(models({ steps: ['qwen'], whole: 'qwen' }))
    expect(item?.text).toBe('$(hubot) bfs')
    expect(item?.tooltip).toContain('Whole proofs: the search')
  })

  it('is not there without a server, or beside one that knows nothing of models', async () => {
    new ModelItem(server.real)
    const [item] = editor.statusItems
    await settled()
    server.last(METHODS.models).fail(unknown())
    await settled()
    expect(item?.visible).toBe(false)
    expect(server.notes).toEqual([])
    server.state = { kind: 'starting' }
    server.stateChanged.fire(server.state)
    await settled()
    expect(item?.visible).toBe(false)
    server.state = { kind: 'running' }
    server.stateChanged.fire(server.state)
    await answer(models())
    expect(item).toMatchObject({ text: '$(hubot) no model', visible: true })
  })
})

describe('modelChoices', () => {
  it('offers each model for all that it can, and for one thing alone, and none', () => {
    const rows = modelChoices(models({ whole: 'qwen' }), true).map(({ label, description }) => `${label} ${description ?? ''}`)
    expect(rows.slice(0, 5)).toEqual([
      '$(hubot) qwen for tactics and whole proofs',
      '$(hubot) qwen for tactics',
      '$(check) qwen for whole proofs',
      '$(hubot) bfs for tactics',
      '$(circle-slash) No model the built-in provers and the search alone',
    ])
  })
})

describe('chooseModel', () => {
  it('writes the settings of the workspace', async () => {
    editor.answers = [choose(/qwen for whole/u)]
    const chosen = chooseModel(server.real)
    await answer(models())
    await chosen
    expect(editor.workspaceSettings).toEqual({ 'assistant.models.whole': 'qwen' })
    expect(server.count(METHODS.useModel)).toBe(0)
  })

  it('writes none as such, since what is empty leaves it to the file of the user', async () => {
    editor.answers = [choose(/No model/u)]
    const chosen = chooseModel(server.real)
    await answer(models({ whole: 'qwen' }))
    await chosen
    expect(editor.workspaceSettings).toEqual({ 'assistant.models.steps': ['none'], 'assistant.models.whole': 'none' })
  })

  it('has the server write for all projects', async () => {
    editor.answers = [choose(/all projects/u), choose(/qwen for tactics and/u)]
    const chosen = chooseModel(server.real)
    await answer(models())
    await answer(models())
    await settled()
    expect(server.last(METHODS.useModel).params).toEqual({ name: 'qwen', uses: ['steps', 'whole'] })
    server.last(METHODS.useModel).answer(models({ message: 'tactics: the editor says otherwise', hint: 'Change it.' }))
    await chosen
    expect(editor.messages.map(({ text }) => text)).toEqual(['tactics: the editor says otherwise. Change it.'])
    expect(editor.workspaceSettings).toEqual({})
  })

  it('says what to do where no model is set up', async () => {
    const chosen = chooseModel(server.real)
    await answer(models({ models: [], message: 'No model is set up.', hint: 'In a terminal, …' }))
    await chosen
    expect(editor.messages.map(({ text }) => text)).toEqual(['No model is set up. In a terminal, …'])
  })

  it('says that an older assistant cannot do it', async () => {
    const chosen = chooseModel(server.real)
    await settled()
    server.last(METHODS.models).fail(unknown())
    await chosen
    expect(editor.messages.map(({ text }) => text)).toEqual([OLD_SERVER])
  })
})
