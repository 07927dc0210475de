/** Stands in for the server as the rest of the extension sees it. Requests stay open until a test answers them. */

import { CancellationError, EventEmitter, type CancellationToken } from 'vscode'
import type { Status, TreeDelta, WholeDelta } from '../src/messages'
import type { ServerState } from '../src/model/status'
import type { AssistantServer } from '../src/server/server'
import { status } from './builders'

interface Asked {
  method: string
  params: Record<string, unknown>
  token: CancellationToken | undefined
  part(value: unknown): void
  answer(value: unknown): void
  fail(error: Error): void
}

export class FakeServer {
  state: ServerState = { kind: 'running' }
  status: Status = status()
  readonly asked: Asked[] = []
  readonly executed: unknown[][] = []
  readonly notes: string[] = []
  restarts = 0
  refuse: Error | undefined
  readonly stateChanged = new EventEmitter<ServerState>()
  readonly statusChanged = new EventEmitter<Status>()
  readonly tree = new EventEmitter<TreeDelta>()
  readonly whole = new EventEmitter<WholeDelta>()
  readonly onDidChangeState = this.stateChanged.event
  readonly onDidChangeStatus = this.statusChanged.event
  readonly onTree = this.tree.event
  readonly onWhole = this.whole.event

  get running(): boolean {
    return this.state.kind === 'running'
  }

  get real(): AssistantServer {
    return this as unknown as AssistantServer
  }

  request(method: string, params: Record<string, unknown>, token?: CancellationToken): Promise<unknown> {
    return this.stream(method, params, () => undefined, token)
  }

  stream(method: string, params: Record<string, unknown>, part: (value: unknown) => void, token?: CancellationToken): Promise<unknown> {
    if (this.refuse) return Promise.reject(this.refuse)
    return new Promise((answer, fail) => {
      this.asked.push({ method, params, token, part, answer, fail })
      token?.onCancellationRequested(() => fail(new CancellationError()))
    })
  }

  execute(...words: unknown[]): Promise<void> {
    this.executed.push(words)
    return this.refuse ? Promise.reject(this.refuse) : Promise.resolve()
  }

  restart(): Promise<void> {
    this.restarts += 1
    return Promise.resolve()
  }

  note(message: string): void {
    this.notes.push(message)
  }

  /** The latest request of a method. */
  last(method: string): Asked {
    const found = this.asked.findLast(asked => asked.method === method)
    if (found === undefined) throw new Error(`nobody has asked ${method}`)
    return found
  }

  count(method: string): number {
    return this.asked.filter(asked => asked.method === method).length
  }
}
