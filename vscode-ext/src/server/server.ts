/**
 * The server as the rest of the extension sees it: it is started, watched, started again when it crashes, asked things
 * and listened to. One at a time; `restart` and `stop` wait for each other.
 */

import {
  CancellationError,
  EventEmitter,
  workspace,
  type CancellationToken,
  type Disposable,
  type LogOutputChannel,
} from 'vscode'
import { ExecuteCommandRequest, ProgressType } from 'vscode-languageclient/node'
import { METHODS, type Status, type SuggestionsReady, type TreeDelta, type WholeDelta } from '../messages'
import { STARTING, type ServerState } from '../model/status'
import { configuredCommand, serverEnvironment } from '../settings'
import { createClient, type Connected, type InlineCompletionMiddleware } from './client'
import { CommandMissing, findCommand } from './command'
import { describeExit, ServerProcess, type Exit } from './process'
import { Restarts } from './restarts'

/** Nobody is there to answer. */
export class ServerUnavailable extends Error {
  override readonly name = 'ServerUnavailable'
  constructor() {
    super('The proving assistant is not running.')
  }
}

const METHOD_NOT_FOUND = -32601

/** Whether the server is older than what it was asked. */
export function isUnknownToServer(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === METHOD_NOT_FOUND
}

export interface ServerOptions {
  log: LogOutputChannel
  trace: LogOutputChannel
  inlineCompletion: InlineCompletionMiddleware
}

const START_MILLISECONDS = 60_000
const STOP_MILLISECONDS = 2000
/** Tokens are used again after so many requests: the language client keeps something for each that it has seen. */
const TOKENS = 64

export class AssistantServer implements Disposable {
  private readonly stateChanged = new EventEmitter<ServerState>()
  private readonly statusChanged = new EventEmitter<Status>()
  private readonly treeChanged = new EventEmitter<TreeDelta>()
  private readonly wholeChanged = new EventEmitter<WholeDelta>()
  private readonly suggestionsReady = new EventEmitter<SuggestionsReady>()
  private readonly crashed = new EventEmitter<string>()
  readonly onDidChangeState = this.stateChanged.event
  readonly onDidChangeStatus = this.statusChanged.event
  readonly onTree = this.treeChanged.event
  /** What happens to a proof that is written, whoever asked for it. */
  readonly onWhole = this.wholeChanged.event
  readonly onSuggestionsReady = this.suggestionsReady.event
  /** It ended without being asked and will be started again; the message says how it ended. */
  readonly onCrash = this.crashed.event

  private current: ServerState = { kind: 'off', reason: 'stopped' }
  private lastStatus: Status = STARTING
  private connected: Connected | undefined
  private process: ServerProcess | undefined
  private timer: NodeJS.Timeout | undefined
  private readonly restarts = new Restarts()
  /** Grows with every start and stop: whoever finds another number was overtaken. */
  private run = 0
  private queue: Promise<void> = Promise.resolve()
  private tokens = 0

  constructor(private readonly options: ServerOptions) {}

  get state(): ServerState {
    return this.current
  }

  /** What the server last said of itself. */
  get status(): Status {
    return this.lastStatus
  }

  get running(): boolean {
    return this.current.kind === 'running'
  }

  /** Starts it, or starts it anew. Resolves when it runs or when it is known that it does not; never rejects. */
  restart(): Promise<void> {
    this.interruptStart()
    return this.inTurn(async () => {
      await this.end()
      this.restarts.forget()
      await this.launch()
    })
  }

  /** Resolves when its process is gone. */
  stop(): Promise<void> {
    this.interruptStart()
    return this.inTurn(async () => {
      await this.end()
      this.become({ kind: 'off', reason: 'stopped' })
    })
  }

  /** Errors: `ServerUnavailable`; `CancellationError`; the error of the server. */
  async request<R>(method: string, params: unknown, token?: CancellationToken): Promise<R> {
    const client = this.connected?.client
    if (client === undefined || !this.running) throw new ServerUnavailable()
    try {
      // A token that is not there must not be handed on: it would count as a parameter.
      return await (token ? client.sendRequest<R>(method, params, token) : client.sendRequest<R>(method, params))
    } catch (error) {
      if (token?.isCancellationRequested) throw new CancellationError()
      if (!this.running || this.connected?.client !== client) throw new ServerUnavailable()
      throw error
    }
  }

  /** A request whose answer comes in parts before it is whole. Errors: those of `request`. */
  async stream<P, R>(
    method: string,
    params: object,
    onPart: (part: P) => void,
    token: CancellationToken,
  ): Promise<R> {
    const client = this.connected?.client
    if (client === undefined || !this.running) throw new ServerUnavailable()
    this.tokens = (this.tokens + 1) % TOKENS
    const partialResultToken = `assistant-${this.tokens}`
    const subscription = client.onProgress(new ProgressType<P>(), partialResultToken, part => {
      if (!token.isCancellationRequested) onPart(part as P)
    })
    try {
      return await this.request<R>(method, { ...params, partialResultToken }, token)
    } finally {
      subscription.dispose()
    }
  }

  /** Into the log: what went wrong, but not in the user's way. */
  note(message: string): void {
    this.options.log.warn(message)
  }

  /** One of the server's commands. Errors: those of `request`. */
  async execute(command: string, ...words: unknown[]): Promise<void> {
    await this.request(ExecuteCommandRequest.method, { command, arguments: words })
  }

  dispose(): void {
    clearTimeout(this.timer)
    for (const emitter of [this.stateChanged, this.statusChanged, this.treeChanged, this.wholeChanged, this.suggestionsReady, this.crashed]) {
      emitter.dispose()
    }
  }

  /** A server that never gets ready must not keep anybody waiting. */
  private interruptStart(): void {
    this.run += 1
    if (this.current.kind === 'starting') void this.process?.end()
  }

  private inTurn(work: () => Promise<void>): Promise<void> {
    this.queue = this.queue.then(work).catch((error: unknown) => {
      this.options.log.error(error instanceof Error ? error : String(error))
    })
    return this.queue
  }

  private become(state: ServerState): void {
    this.current = state
    if (state.kind !== 'running') this.hear(STARTING)
    this.stateChanged.fire(state)
  }

  private hear(status: Status): void {
    this.lastStatus = status
    this.statusChanged.fire(status)
  }

  private async launch(): Promise<void> {
    if (!workspace.isTrusted) {
      this.become({ kind: 'off', reason: 'untrusted' })
      return
    }
    const run = ++this.run
    this.become({ kind: 'starting' })
    const { log } = this.options
    let started: ServerProcess
    try {
      started = await this.startProcess()
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error)
      log.error(message)
      this.become({ kind: error instanceof CommandMissing ? 'missing' : 'failed', message })
      return
    }
    if (run !== this.run) {
      await started.end()
      return
    }
    this.process = started
    const connected = createClient(started, this.options)
    this.connected = connected
    this.listen(connected)
    const start = { ready: false, tooSlow: false }
    const ended = started.exited.then(exit => this.onExit(run, exit, start, started))
    const patience = setTimeout(() => {
      start.tooSlow = true
      void started.end()
    }, START_MILLISECONDS)
    try {
      await connected.client.start()
    } catch (error) {
      log.error(`The server did not start: ${error instanceof Error ? error.message : String(error)}`)
      await started.end()
      await ended
      return
    } finally {
      clearTimeout(patience)
    }
    if (run !== this.run || !started.running) return
    start.ready = true
    log.info('The server is ready.')
    this.become({ kind: 'running' })
    await this.askStatus()
  }

  private async startProcess(): Promise<ServerProcess> {
    const { log } = this.options
    const folders = (workspace.workspaceFolders ?? [])
      .filter(folder => folder.uri.scheme === 'file')
      .map(folder => folder.uri.fsPath)
    const command = await findCommand({
      configured: configuredCommand(),
      folders,
      path: process.env['PATH'] ?? '',
      platform: process.platform,
    })
    log.info(`Starting ${[command.program, ...command.arguments, 'lsp'].join(' ')}`)
    return await ServerProcess.start(command, {
      cwd: folders[0],
      environment: serverEnvironment(),
      onLine: line => log.info(line),
    })
  }

  private listen({ client }: Connected): void {
    client.onNotification(METHODS.statusChanged, (status: Status) => this.hear(status))
    client.onNotification(METHODS.treeChanged, (delta: TreeDelta) => this.treeChanged.fire(delta))
    client.onNotification(METHODS.wholeChanged, (delta: WholeDelta) => this.wholeChanged.fire(delta))
    client.onNotification(METHODS.suggestionsReady, (ready: SuggestionsReady) => this.suggestionsReady.fire(ready))
  }

  private async askStatus(): Promise<void> {
    try {
      this.hear(await this.request<Status>(METHODS.status, {}))
    } catch (error) {
      this.options.log.warn(`The server does not say how it is: ${error instanceof Error ? error.message : String(error)}`)
    }
  }

  /** `start`: how far it had got. */
  private onExit(run: number, exit: Exit, start: { ready: boolean; tooSlow: boolean }, ended: ServerProcess): void {
    if (run !== this.run) return
    this.run += 1
    this.letGo()
    const message = describeExit(exit, ended.lastWords)
    this.options.log.error(`The server ended: ${message}`)
    if (start.tooSlow) {
      const message = `The proving assistant did not answer within ${START_MILLISECONDS / 1000} s of its start.`
      this.become({ kind: 'failed', message })
      return
    }
    if (!start.ready && exit.code !== null && this.restarts.count === 0) {
      // It said no by itself: it will say no again. An older assistant without `lsp` does this.
      this.become({ kind: 'failed', message: `The proving assistant could not start (${message}).` })
      return
    }
    const delay = this.restarts.afterCrash()
    if (delay === undefined) {
      const count = this.restarts.count
      this.become({ kind: 'failed', message: `The proving assistant ended ${count} times within three minutes (${message}).` })
      return
    }
    this.become({ kind: 'waiting', message: `The server ended (${message}).`, seconds: delay / 1000 })
    this.crashed.fire(message)
    this.timer = setTimeout(() => void this.inTurn(() => this.launchAgain()), delay)
  }

  private async launchAgain(): Promise<void> {
    // Somebody may have started or stopped it meanwhile.
    if (this.current.kind === 'waiting') await this.launch()
  }

  private letGo(): void {
    this.connected?.dispose()
    this.connected = undefined
    this.process = undefined
  }

  private async end(): Promise<void> {
    this.run += 1
    clearTimeout(this.timer)
    const { connected, process: ending } = this
    this.letGo()
    if (connected === undefined || ending === undefined) return
    try {
      await connected.client.stop(STOP_MILLISECONDS)
    } catch {
      // It was not far enough to be asked, or did not answer: its process is ended all the same.
    }
    await ending.end()
  }
}
