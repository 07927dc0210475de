import { beforeEach, describe, expect, it } from 'vitest'
import { chooseCommand, install, PIP_COMMAND } from '../../src/server/install'
import { editor, resetEditor } from '../mocks/vscode'

beforeEach(resetEditor)

describe('install', () => {
  it('runs nothing before the user has agreed', async () => {
    editor.answers = [undefined]
    await install()
    expect(editor.terminals).toEqual([])
  })

  it('runs the command as the user has left it, and starts the server when told', async () => {
    editor.answers = ['as it is', 'Start']
    await install()
    expect(editor.terminals).toMatchObject([{ sent: [PIP_COMMAND] }])
    expect(editor.executed).toEqual([['assistant.restartServer']])
  })
})

describe('chooseCommand', () => {
  it('sets the program that was picked', async () => {
    editor.answers = [(items: unknown[]) => items[0], [{ fsPath: '/env/bin/assistant' }]]
    await chooseCommand()
    expect(editor.settings['assistant.command']).toEqual(['/env/bin/assistant'])
  })

  it('opens the setting', async () => {
    editor.answers = [(items: unknown[]) => items[1]]
    await chooseCommand()
    expect(editor.executed).toEqual([['workbench.action.openSettings', '@id:assistant.command']])
  })

  it('changes nothing when it is dismissed', async () => {
    await chooseCommand()
    expect(editor.settings).toEqual({})
  })
})
