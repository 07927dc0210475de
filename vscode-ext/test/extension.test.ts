import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Uri, type ExtensionContext } from 'vscode'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { activate, deactivate, type Exports } from '../src/extension'
import { METHODS, SERVER_COMMANDS } from '../src/messages'
import { eventually, status } from './builders'
import { answers, clients, resetClients } from './mocks/languageclient'
import { changeSetting, editor, Memory, resetEditor } from './mocks/vscode'

const STAND_IN = fileURLToPath(new URL('./standins/server.mjs', import.meta.url))
const COMMAND = [process.execPath, STAND_IN, 'stay']

interface Manifest {
  activationEvents: string[]
  capabilities: { untrustedWorkspaces: { supported: string; restrictedConfigurations: string[] }; virtualWorkspaces: { supported: boolean } }
  contributes: {
    commands: { command: string }[]
    keybindings: { command: string; key: string; mac: string; when: string }[]
    configuration: { properties: Record<string, { default: unknown; scope: string; markdownDescription: string }> }
    languages: object[]
    menus: Record<string, { command: string }[]>
    walkthroughs: { steps: { media: { markdown: string } }[] }[]
  }
}

const root = new URL('../', import.meta.url)
const manifest = JSON.parse(readFileSync(new URL('package.json', root), 'utf8')) as Manifest

let subscriptions: { dispose(): void }[]

beforeEach(() => {
  resetEditor()
  resetClients()
  answers[METHODS.status] = () => status()
  editor.settings['assistant.command'] = COMMAND
  subscriptions = []
})

afterEach(async () => {
  await deactivate()
  for (const subscription of subscriptions) subscription.dispose()
})

const start = (): Exports => activate({ subscriptions, extensionUri: Uri.file('/extension'), globalState: new Memory() } as unknown as ExtensionContext)

/** What an accepted item runs; nobody else does. */
const DROP_HOLE = 'assistant.dropHole'

describe('activate', () => {
  it('starts the server and tells how it is', async () => {
    const exports = start()
    await eventually(() => exports.state().kind === 'running' && exports.status().state === 'idle')
    expect(exports.status()).toEqual(status())
  })

  it('registers every command of the manifest, and none of the server', () => {
    start()
    expect(Object.keys(editor.registered).filter(name => name !== DROP_HOLE).sort()).toEqual(manifest.contributes.commands.map(({ command }) => command).sort())
    for (const command of Object.values(SERVER_COMMANDS)) expect(editor.registered).not.toHaveProperty(command)
  })

  it('starts nothing until the workspace is trusted', async () => {
    editor.trusted = false
    const exports = start()
    await eventually(() => exports.state().kind === 'off')
    expect(clients).toHaveLength(0)
    editor.trusted = true
    editor.trustGranted.fire(undefined)
    await eventually(() => exports.state().kind === 'running')
  })

  it.each([
    ['assistant.lean', 'embedded'],
    ['assistant.command', [...COMMAND, 'again']],
  ])('starts the server anew when %s changes', async (name, value) => {
    const exports = start()
    await eventually(() => exports.state().kind === 'running')
    changeSetting(name, value)
    await eventually(() => clients.length === 2 && exports.state().kind === 'running')
  })

  it('does not start it anew for a setting that the server reads itself', async () => {
    const exports = start()
    await eventually(() => exports.state().kind === 'running')
    changeSetting('assistant.search.timeout', 60)
    await deactivate()
    expect(clients).toHaveLength(1)
  })

  it('leaves no process behind', async () => {
    const exports = start()
    await eventually(() => exports.state().kind === 'running')
    await deactivate()
    const { exitCode, signalCode } = clients[0]!.process!
    expect(exitCode ?? signalCode).not.toBeNull()
  })
})

describe('the manifest', () => {
  it('describes every setting', () => {
    for (const { markdownDescription } of Object.values(manifest.contributes.configuration.properties)) {
      expect(markdownDescription).toMatch(/^[A-Z].*\.$/su)
    }
  })

  it('does not let a workspace that is not trusted choose a program', () => {
    const { untrustedWorkspaces, virtualWorkspaces } = manifest.capabilities
    expect(untrustedWorkspaces).toMatchObject({ supported: 'limited', restrictedConfigurations: ['assistant.command', 'assistant.lean'] })
    expect(virtualWorkspaces.supported).toBe(false)
    expect(manifest.contributes.configuration.properties['assistant.command']?.scope).toBe('machine-overridable')
  })

  it('keeps off the keys of the official extension, and has each key once', () => {
    const official = ['tab', 'ctrl+alt+\\', 'cmd+alt+\\', 'ctrl+shift+x', 'cmd+shift+x', 'ctrl+shift+enter', 'cmd+shift+enter',
      'ctrl+shift+alt+enter', 'cmd+shift+alt+enter', 'shift+alt+m', 'shift+alt+n']
    const keys = manifest.contributes.keybindings.map(({ key }) => key)
    expect(new Set(keys).size).toBe(10)
    for (const { key, mac, when } of manifest.contributes.keybindings) {
      expect(official).not.toContain(key.split(' ')[0])
      expect(official).not.toContain(mac.split(' ')[0])
      expect(when).toContain('editorLangId == lean4')
    }
  })

  it('names the language and its files, and nothing that would override the official description', () => {
    expect(manifest.contributes.languages).toEqual([{ id: 'lean4', extensions: ['.lean'] }])
  })

  it('uses only commands that exist', () => {
    const known = new Set(manifest.contributes.commands.map(({ command }) => command))
    const used = [manifest.contributes.keybindings, ...Object.values(manifest.contributes.menus)].flat()
    for (const { command } of used) expect(known).toContain(command)
  })

  it('has the pages of its walkthrough', () => {
    for (const { media } of manifest.contributes.walkthroughs[0]!.steps) {
      expect(readFileSync(new URL(media.markdown, root), 'utf8')).toMatch(/^# /u)
    }
  })
})

describe('package-lock.json', () => {
  it('has no addresses', () => {
    expect(readFileSync(new URL('package-lock.json', root), 'utf8')).not.toContain('://')
  })
})
