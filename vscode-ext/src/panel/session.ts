/**
 * What the panel shows for the place where the cursor is: goal, suggestions as they arrive, premises when they are
 * wanted; and the proof that was started from the panel. A new place drops what runs for the old one.
 */

import { basename } from 'node:path'
import { CancellationError, CancellationTokenSource, type CancellationToken, type Disposable } from 'vscode'
import { goalsFromLean4 } from '../lean4'
import {
  METHODS,
  type Goals,
  type Premises,
  type ProveResult,
  type Suggestions,
  type TreeDelta,
  type WholeDelta,
  type WholeResult,
} from '../messages'
import { describeProof } from '../model/proof'
import { mergeSuggestions } from '../model/suggestions'
import { describeWhole } from '../model/whole'
import { OLD_SERVER } from '../models'
import { isUnknownToServer, type AssistantServer } from '../server/server'
import type { Place } from './follow'
import { insertEdit } from './insert'
import type { ToPanel } from './protocol'

export interface SessionOptions {
  server: AssistantServer
  post(message: ToPanel): void
  /** Says to the user what the panel has no place for. */
  say(message: string): void
}

export class PanelSession implements Disposable {
  private place: Place | null = null
  private atPlace = new CancellationTokenSource()
  private proving: CancellationTokenSource | undefined
  private ticket = 0
  private known: Suggestions | null = null
  private premisesOpen = false
  private premisesAsked = false
  /** Searches whose tree comes as the answer's parts, not as notifications. */
  private readonly streamed = new Set<string>()
  /** All that happened to the proof that was written last, for a panel that is opened meanwhile. */
  private written: WholeDelta[] = []

  constructor(private readonly options: SessionOptions) {}

  /** Resolves when all that is asked for the place is there, or when the cursor has left it. */
  async moveTo(place: Place | null): Promise<void> {
    this.leave()
    this.place = place
    this.ticket += 1
    this.known = null
    this.premisesAsked = false
    this.options.post({ type: 'place', place: place && shown(place) })
    if (place === null) return
    const { token } = this.atPlace
    await Promise.all([this.loadGoal(place, token), this.loadSuggestions(place, token), this.loadPremises()])
  }

  /** Cancels what runs for the place; the proof goes on. */
  leave(): void {
    this.atPlace.cancel()
    this.atPlace.dispose()
    this.atPlace = new CancellationTokenSource()
  }

  dispose(): void {
    this.leave()
    this.atPlace.dispose()
    this.stop()
  }

  async insert(ticket: number, index: number): Promise<void> {
    const suggestion = ticket === this.ticket ? this.known?.suggestions[index] : undefined
    if (this.known === null || suggestion === undefined) {
      this.options.say('The cursor has moved on: this suggestion belongs to another place.')
      return
    }
    const { uri, version } = this.known
    if ((await insertEdit(uri, version, suggestion.edit)) === 'changed') {
      this.options.say('The file has changed since this was verified: nothing was inserted.')
    }
  }

  async showPremises(open: boolean): Promise<void> {
    this.premisesOpen = open
    await this.loadPremises()
  }

  /** Searches a proof at the place and inserts it. Resolves when the search has ended. */
  async prove(): Promise<void> {
    await this.run(async (place, token) => {
      const params = { ...textPosition(place), insert: true }
      const onPart = (delta: TreeDelta): void => this.onStreamed(delta)
      return describeProof(await this.options.server.stream<TreeDelta, ProveResult>(METHODS.prove, params, onPart, token))
    })
  }

  /** Has the proof at the place written from start to end, and inserts it. Resolves when that has ended. */
  async write(hint: string): Promise<void> {
    await this.run(async (place, token) => {
      const params = { ...textPosition(place), insert: true, hint }
      const onPart = (delta: WholeDelta): void => {
        this.streamed.add(delta.run)
        this.show(delta)
      }
      return describeWhole(await this.options.server.stream<WholeDelta, WholeResult>(METHODS.whole, params, onPart, token))
    })
  }

  /** One thing at a time; `work` says how it went. */
  private async run(work: (place: Place, token: CancellationToken) => Promise<string>): Promise<void> {
    const { place } = this
    if (place === null || this.proving !== undefined) return
    const proving = new CancellationTokenSource()
    this.proving = proving
    this.options.post({ type: 'proving', running: true, message: '' })
    let message = ''
    try {
      message = await work(place, proving.token)
    } catch (error) {
      message = error instanceof CancellationError ? 'Stopped.' : isUnknownToServer(error) ? OLD_SERVER : describeError(error)
    } finally {
      proving.dispose()
      this.proving = undefined
      this.options.post({ type: 'proving', running: false, message })
    }
  }

  /** Stops the proof that was started here. False when none runs. */
  stop(): boolean {
    this.proving?.cancel()
    return this.proving !== undefined
  }

  /** A change that came as a notification. */
  onTree(delta: TreeDelta): void {
    if (!this.streamed.has(delta.search)) this.options.post({ type: 'tree', delta, whole: false })
  }

  /** What happened to a proof that somebody has written, as a notification. */
  onWhole(delta: WholeDelta): void {
    if (!this.streamed.has(delta.run)) this.show(delta)
  }

  private show(delta: WholeDelta): void {
    if (this.written[0]?.run !== delta.run) this.written = []
    this.written.push(delta)
    this.options.post({ type: 'whole', deltas: [delta], whole: false })
  }

  /** The latest search as a whole: for a panel that was just opened. */
  async loadTree(): Promise<void> {
    if (!this.options.server.running) return
    const delta = await this.ask<TreeDelta>(METHODS.tree, {})
    if (this.written.length > 0) this.options.post({ type: 'whole', deltas: this.written, whole: true })
    if (delta !== undefined && delta.search !== '') this.options.post({ type: 'tree', delta, whole: true })
    this.options.post({ type: 'proving', running: this.proving !== undefined, message: '' })
  }

  private onStreamed(delta: TreeDelta): void {
    this.streamed.add(delta.search)
    this.options.post({ type: 'tree', delta, whole: false })
  }

  private async loadGoal(place: Place, token: CancellationToken): Promise<void> {
    const fromLean = await goalsFromLean4(place.document, place.position, token)
    if (token.isCancellationRequested) return
    if (fromLean !== undefined) {
      this.options.post({ type: 'goal', goals: fromLean, message: fromLean.length === 0 ? 'No goal here.' : '' })
      return
    }
    if (!this.options.server.running) {
      this.options.post({ type: 'goal', goals: [], message: '' })
      return
    }
    const own = await this.ask<Goals>(METHODS.goals, textPosition(place), token)
    if (own !== undefined && !token.isCancellationRequested) {
      const message = own.goals.length === 0 && own.message === '' ? 'No goal here.' : own.message
      this.options.post({ type: 'goal', goals: own.goals, message })
    }
  }

  private async loadSuggestions(place: Place, token: CancellationToken): Promise<void> {
    const { ticket } = this
    const show = (part: Suggestions): void => {
      if (ticket !== this.ticket) return
      this.known = mergeSuggestions(this.known, part)
      this.options.post({ type: 'suggestions', ticket, suggestions: this.known })
    }
    const { server } = this.options
    try {
      show(await server.stream<Suggestions, Suggestions>(METHODS.suggest, textPosition(place), show, token))
    } catch (error) {
      if (!(error instanceof CancellationError) && !token.isCancellationRequested) {
        show(nothing(place, describeError(error)))
      }
    }
  }

  private async loadPremises(): Promise<void> {
    const { place } = this
    if (place === null || !this.premisesOpen || this.premisesAsked || !this.options.server.running) return
    this.premisesAsked = true
    const { token } = this.atPlace
    const found = await this.ask<Premises>(METHODS.premises, textPosition(place), token)
    if (found !== undefined && !token.isCancellationRequested) this.options.post({ type: 'premises', ...found })
  }

  /** Undefined when it was cancelled or went wrong: the server's own state says the rest. */
  private async ask<R>(method: string, params: unknown, token?: CancellationToken): Promise<R | undefined> {
    try {
      return await this.options.server.request<R>(method, params, token)
    } catch (error) {
      if (!(error instanceof CancellationError)) this.options.server.note(`${method}: ${describeError(error)}`)
      return undefined
    }
  }
}

function textPosition({ document, position }: Place): object {
  return { textDocument: { uri: document.uri.toString() }, position }
}

function shown({ document, position }: Place): { name: string; line: number; column: number } {
  return { name: basename(document.uri.fsPath), line: position.line + 1, column: position.character + 1 }
}

function nothing(place: Place, message: string): Suggestions {
  return {
    uri: place.document.uri.toString(),
    version: place.version,
    range: null,
    kind: 'none',
    goals: [],
    suggestions: [],
    tried: 0,
    rejected: {},
    complete: true,
    seconds: 0,
    goalKind: 'unknown',
    refutation: null,
    message,
  }
}

function describeError(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
