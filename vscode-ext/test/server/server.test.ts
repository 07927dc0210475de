import { fileURLToPath } from 'node:url'
import { CancellationError, CancellationTokenSource } from 'vscode'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { METHODS, type SuggestionsReady, type TreeDelta } from '../../src/messages'
import type { ServerState } from '../../src/model/status'
import { AssistantServer, ServerUnavailable } from '../../src/server/server'
import { delta, eventually, status } from '../builders'
import { answers, behaviour, clients, resetClients } from '../mocks/languageclient'
import { editor, logChannel, resetEditor } from '../mocks/vscode'

const STAND_IN = fileURLToPath(new URL('../standins/server.mjs', import.meta.url))

let server: AssistantServer
let states: ServerState['kind'][]

beforeEach(() => {
  resetEditor()
  resetClients()
  answers[METHODS.status] = () => status()
  editor.settings['assistant.command'] = [process.execPath, STAND_IN, 'stay']
  const log = logChannel('log') as never
  server = new AssistantServer({ log, trace: log, inlineCompletion: {} })
  states = []
  server.onDidChangeState(state => states.push(state.kind))
})

afterEach(async () => {
  await server.stop()
  server.dispose()
  vi.useRealTimers()
})

const client = () => clients.at(-1)!
/** By itself, or, where the machine is so busy that it is not even up when it shall end, by a signal. */
const hasEnded = (child = client().process) => child!.exitCode !== null || child!.signalCode !== null
const kill = () => client().process?.kill('SIGKILL')

describe('AssistantServer', () => {
  it('starts, asks for the status and tells it', async () => {
    await server.restart()
    expect(states).toEqual(['starting', 'running'])
    expect(server.status.prover).toBe('built-in')
    expect(client().options.initializationOptions).toEqual({
      statusNotifications: true,
      treeNotifications: true,
      wholeNotifications: true,
      panelCommand: 'assistant.showPanel',
    })
  })

  it('starts nothing in a workspace that is not trusted', async () => {
    editor.trusted = false
    await server.restart()
    expect(server.state).toEqual({ kind: 'off', reason: 'untrusted' })
    expect(clients).toHaveLength(0)
  })

  it('says that the command is missing', async () => {
    editor.settings['assistant.command'] = ['/nowhere/assistant']
    await server.restart()
    expect(server.state).toMatchObject({ kind: 'missing', message: expect.stringContaining('/nowhere/assistant') as string })
  })

  it('says at once that a server which ends by itself before it is ready will not do', async () => {
    editor.settings['assistant.command'] = [process.execPath, STAND_IN, 'exit:2']
    behaviour.start = () => new Promise((_resolve, reject) => clients.at(-1)!.process!.once('exit', () => reject(new Error('closed'))))
    await server.restart()
    expect(server.state).toEqual({ kind: 'failed', message: 'The proving assistant could not start (exit code 2: it will not do).' })
    expect(clients).toHaveLength(1)
  })

  it('is started again after a crash, and says so', async () => {
    const crashes: string[] = []
    server.onCrash(message => crashes.push(message))
    await server.restart()
    kill()
    await eventually(() => clients.length === 2 && server.running)
    expect(states).toEqual(['starting', 'running', 'waiting', 'starting', 'running'])
    expect(crashes).toEqual([expect.stringContaining('signal SIGKILL')])
  })

  it('gives up after too many crashes, until the user starts it', async () => {
    await server.restart()
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const next = (): Promise<void> =>
      new Promise(resolve => {
        const subscription = server.onDidChangeState(({ kind }) => {
          if (kind !== 'waiting' && kind !== 'failed') return
          subscription.dispose()
          resolve()
        })
        kill()
      })
    for (let crash = 0; crash < 5; crash++) {
      await next()
      const running = new Promise<void>(resolve => {
        const subscription = server.onDidChangeState(({ kind }) => {
          if (kind !== 'running') return
          subscription.dispose()
          resolve()
        })
      })
      vi.runAllTimers()
      await running
    }
    await next()
    expect(server.state).toMatchObject({ kind: 'failed', message: expect.stringContaining('6 times within three minutes') as string })
    vi.useRealTimers()
    await server.restart()
    expect(server.running).toBe(true)
  })

  it('ends its process when it is stopped, and does not take that for a crash', async () => {
    await server.restart()
    const { process: child } = client()
    await server.stop()
    expect(hasEnded(child)).toBe(true)
    expect(client().stopped).toBe(true)
    expect(states.at(-1)).toBe('off')
  })

  it('has one process at a time, however often it is restarted', async () => {
    await Promise.all([server.restart(), server.restart(), server.restart()])
    const running = clients.filter(({ process: child }) => !hasEnded(child))
    expect(running).toHaveLength(1)
    expect(server.running).toBe(true)
  })

  it('can be restarted while it does not get ready', async () => {
    behaviour.start = ({ process: child }) =>
      new Promise((_resolve, reject) => child!.once('exit', () => reject(new Error('closed'))))
    const first = server.restart()
    await eventually(() => clients.length === 1)
    behaviour.start = () => Promise.resolve()
    await server.restart()
    await first
    expect(server.running).toBe(true)
  })

  it('gives the server the chosen Lean', async () => {
    editor.settings['assistant.lean'] = 'embedded'
    await server.restart()
    await eventually(() => editor.log.includes('info lean=embedded'))
  })

  it('passes on what the server tells', async () => {
    const trees: TreeDelta[] = []
    const ready: SuggestionsReady[] = []
    server.onTree(tree => trees.push(tree))
    server.onSuggestionsReady(place => ready.push(place))
    await server.restart()
    client().notify(METHODS.treeChanged, delta())
    client().notify(METHODS.statusChanged, status({ state: 'busy' }))
    client().notify(METHODS.suggestionsReady, { uri: 'file:///w/A.lean', version: 1, position: { line: 0, character: 0 } })
    expect(trees).toHaveLength(1)
    expect(ready).toHaveLength(1)
    expect(server.status.state).toBe('busy')
  })

  it('forgets what ran when the server goes', async () => {
    await server.restart()
    client().notify(METHODS.statusChanged, status({ state: 'busy', running: [{ id: '1', title: 'proving' }] }))
    await server.stop()
    expect(server.status.running).toEqual([])
  })
})

describe('requests', () => {
  it('are refused while nobody is there', async () => {
    await expect(server.request('assistant/goals', {})).rejects.toBeInstanceOf(ServerUnavailable)
  })

  it('hand on parts until they are cancelled, and then say so', async () => {
    await server.restart()
    const source = new CancellationTokenSource()
    const parts: unknown[] = []
    const answer = server.stream('assistant/suggest', { a: 1 }, part => parts.push(part), source.token)
    const [request] = client().asked('assistant/suggest')
    const token = String(request?.params['partialResultToken'])
    const progress = client().progress.get(token)!
    progress('first')
    source.cancel()
    progress('late')
    await expect(answer).rejects.toBeInstanceOf(CancellationError)
    expect(parts).toEqual(['first'])
    expect(client().progress.size).toBe(0)
    expect(request?.params['a']).toBe(1)
  })

  it('have tokens of their own while they run side by side', async () => {
    await server.restart()
    const source = new CancellationTokenSource()
    const both = [1, 2].map(() => server.stream('assistant/suggest', {}, () => undefined, source.token))
    const tokens = client().asked('assistant/suggest').map(request => request.params['partialResultToken'])
    expect(new Set(tokens).size).toBe(2)
    source.cancel()
    await Promise.allSettled(both)
  })

  it('pass the error of the server on', async () => {
    await server.restart()
    const answer = server.request('assistant/goals', {})
    client().asked('assistant/goals')[0]?.reject(new Error('no such file'))
    await expect(answer).rejects.toThrow('no such file')
  })

  it('fail as unavailable when the server goes meanwhile', async () => {
    await server.restart()
    const answer = server.request('assistant/goals', {})
    const [request] = client().asked('assistant/goals')
    await server.stop()
    request?.reject(new Error('connection got disposed'))
    await expect(answer).rejects.toBeInstanceOf(ServerUnavailable)
  })

  it('run a command of the server', async () => {
    await server.restart()
    answers['workspace/executeCommand'] = () => null
    await server.execute('assistant.server.stop', '7')
    expect(client().asked('workspace/executeCommand')[0]?.params).toEqual({ command: 'assistant.server.stop', arguments: ['7'] })
  })
})
