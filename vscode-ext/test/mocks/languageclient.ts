/**
 * Stands in for the language client: it starts the process that it is given and lets a test answer requests and send
 * notifications. `clients` are those that were made, the latest last.
 */

import type { ChildProcess } from 'node:child_process'

export const ErrorAction = { Continue: 1, Shutdown: 2 }
export const CloseAction = { DoNotRestart: 1, Restart: 2 }
export const RevealOutputChannelOn = { Never: 4 }
export const ExecuteCommandRequest = { method: 'workspace/executeCommand' }
export const WorkDoneProgressCancelNotification = { type: { method: 'window/workDoneProgress/cancel' } }
export class ProgressType {}

interface Token {
  isCancellationRequested: boolean
  onCancellationRequested(listener: () => void): unknown
}

interface Request {
  method: string
  params: Record<string, unknown>
  token: Token | undefined
  resolve(value: unknown): void
  reject(error: unknown): void
}

export interface Options {
  initializationOptions: unknown
  errorHandler: { closed(): unknown; error(error: Error, message: undefined, count: number | undefined): unknown }
  middleware: Record<string, (...words: never[]) => unknown>
}

export const clients: LanguageClient[] = []
/** Answers by method; a request without one stays open until the test answers it. */
export const answers: Record<string, (params: Record<string, unknown>) => unknown> = {}
/** How the next clients start. */
export const behaviour = { start: (_client: LanguageClient): Promise<void> => Promise.resolve() }

export function resetClients(): void {
  clients.length = 0
  for (const method of Object.keys(answers)) delete answers[method]
  behaviour.start = () => Promise.resolve()
}

export class LanguageClient {
  readonly requests: Request[] = []
  readonly sent: { method: string; params: unknown }[] = []
  private readonly handlers = new Map<string, (params: unknown) => void>()
  readonly progress = new Map<string, (part: unknown) => void>()
  process: ChildProcess | undefined
  stopped = false

  constructor(
    readonly id: string,
    readonly name: string,
    private readonly server: () => Promise<ChildProcess>,
    readonly options: Options,
  ) {
    clients.push(this)
  }

  async start(): Promise<void> {
    this.process = await this.server()
    await behaviour.start(this)
  }

  async stop(): Promise<void> {
    this.stopped = true
  }

  error(_message: string): void {}

  sendRequest(...words: [method: string, params: Record<string, unknown>, token?: Token]): Promise<unknown> {
    const [method, params, token] = words
    // The real one takes whatever stands behind the method for a parameter, unless it is a token.
    if (words.length === 3 && token === undefined) throw new Error(`${method} is sent with two parameters`)
    return new Promise((resolve, reject) => {
      this.requests.push({ method, params, token, resolve, reject })
      token?.onCancellationRequested(() => reject(new Error('Request cancelled')))
      const answer = answers[method]
      if (answer) resolve(answer(params))
    })
  }

  sendNotification(type: { method: string }, params: unknown): Promise<void> {
    this.sent.push({ method: type.method, params })
    return Promise.resolve()
  }

  onNotification(method: string, handler: (params: unknown) => void): void {
    this.handlers.set(method, handler)
  }

  onProgress(_type: unknown, token: string, handler: (part: unknown) => void): { dispose(): void } {
    this.progress.set(token, handler)
    return { dispose: () => this.progress.delete(token) }
  }

  /** As if the server had sent it. */
  notify(method: string, params: unknown): void {
    this.handlers.get(method)?.(params)
  }

  /** The open requests of a method. */
  asked(method: string): Request[] {
    return this.requests.filter(request => request.method === method)
  }
}
