import { beforeEach, describe, expect, it, vi } from 'vitest'
import { Uri } from 'vscode'
import { clientFor, clientProvider, goalsFromLean4, LEAN4_EXTENSION } from '../src/lean4'
import { editor, resetEditor } from './mocks/vscode'

beforeEach(resetEditor)

const document = { uri: Uri.file('/w/inner/A.lean') }
const position = { line: 3, character: 2 }

/** Stands in for a client of vscode-lean4. */
function leanClient(folder: string, answer: () => Promise<unknown> = () => Promise.resolve({ goals: ['⊢ True'] })) {
  return {
    sendRequest: vi.fn((_method: string, _params: unknown) => answer()),
    isRunning: () => true,
    getClientFolder: () => ({ scheme: 'file', fsPath: folder }),
  }
}

const providerOf = (...clients: ReturnType<typeof leanClient>[]) => ({ getClients: () => clients })

function install(exports: unknown, isActive = true): void {
  editor.extensions[LEAN4_EXTENSION] = { isActive, exports }
}

describe('clientProvider', () => {
  const provider = providerOf()
  const features = Promise.resolve({ clientProvider: provider, infoProvider: {} })

  it.each<[string, unknown]>([
    ['a promise of the features', { lean4EnabledFeatures: features, allFeatures: () => features }],
    ['all features by a function', { allFeatures: () => features }],
    ['the provider itself', { isLean4Project: true, clientProvider: provider }],
  ])('knows the shape: %s', async (_shape, exported) => {
    expect(await clientProvider(exported)).toBe(provider)
  })

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['an unknown object', { api: 2 }],
    ['a provider without clients', { clientProvider: {} }],
    ['an old Lean without features', { clientProvider: undefined, isLean4Project: false }],
    ['features that failed', { allFeatures: () => Promise.reject(new Error('no elan')) }],
    ['a function that fails at once', { allFeatures: () => { throw new Error('not yet') } }],
    ['features of another shape', { lean4EnabledFeatures: Promise.resolve('ready') }],
  ])('takes %s for not there', async (_shape, exported) => {
    expect(await clientProvider(exported)).toBeUndefined()
  })

  it('does not wait for features that never come', async () => {
    const pending = new Promise(() => undefined)
    expect(await clientProvider({ lean4EnabledFeatures: pending })).toBeUndefined()
  })
})

describe('clientFor', () => {
  it('takes the innermost folder that the file is in', () => {
    const [outer, inner, other] = [leanClient('/w'), leanClient('/w/inner'), leanClient('/w/inn')]
    expect(clientFor(providerOf(outer, inner, other), document)).toBe(inner)
  })

  it('takes none for a file of another folder', () => {
    expect(clientFor(providerOf(leanClient('/elsewhere')), document)).toBeUndefined()
  })

  it('takes none that is stopped', () => {
    expect(clientFor(providerOf({ ...leanClient('/w'), isRunning: () => false }), document)).toBeUndefined()
  })

  it('finds the client of files that were never saved', () => {
    const client = { ...leanClient(''), getClientFolder: () => ({ scheme: 'untitled', fsPath: '' }) }
    expect(clientFor(providerOf(client), { uri: Uri.parse('untitled:A') })).toBe(client)
  })

  it('knows the older form: a folder without a function, and only the active client', () => {
    const client = { sendRequest: () => Promise.resolve(null), folderUri: Uri.file('/w') }
    expect(clientFor({ getActiveClient: () => client }, document)).toBe(client)
  })
})

describe('goalsFromLean4', () => {
  it('asks the running server for the goals', async () => {
    const client = leanClient('/w')
    install({ clientProvider: providerOf(client) })
    expect(await goalsFromLean4(document, position)).toEqual(['⊢ True'])
    expect(client.sendRequest).toHaveBeenCalledWith(
      '$/lean/plainGoal',
      { textDocument: { uri: 'file:///w/inner/A.lean' }, position },
      undefined,
    )
  })

  it('has no goals where Lean has none', async () => {
    install({ clientProvider: providerOf(leanClient('/w', () => Promise.resolve(null))) })
    expect(await goalsFromLean4(document, position)).toEqual([])
  })

  it.each<[string, () => Promise<unknown>]>([
    // vscode-lean4 rejects with this very string, not with an error.
    ['is not connected', () => Promise.reject('No connection to Lean')],
    ['fails', () => Promise.reject(new Error('Server process crashed'))],
    ['answers what nobody understands', () => Promise.resolve({ rendered: '⊢ True' })],
  ])('cannot say when Lean %s', async (_case, answer) => {
    install({ clientProvider: providerOf(leanClient('/w', answer)) })
    expect(await goalsFromLean4(document, position)).toBeUndefined()
  })

  it('cannot say without the extension, and does not start it', async () => {
    expect(await goalsFromLean4(document, position)).toBeUndefined()
    install({ clientProvider: providerOf(leanClient('/w')) }, false)
    expect(await goalsFromLean4(document, position)).toBeUndefined()
  })
})
