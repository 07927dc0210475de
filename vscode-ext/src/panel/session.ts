/**
 * What the panel shows for the place where the cursor is, or that is pinned: goal, suggestions as they arrive, premises
 * when they are wanted; and the proof that was started from the panel, or the search that is steered from there. A new
 * place drops what runs for the old one.
 */

import { basename } from 'node:path'
import { CancellationError, CancellationTokenSource, Uri, type CancellationToken, type Disposable } from 'vscode'
import { goalsFromLean4 } from '../lean4'
import {
  METHODS,
  type Goals,
  type Premises,
  type ProveResult,
  type SteerAction,
  type Steered,
  type Suggestions,
  type TreeDelta,
  type WholeDelta,
  type WholeResult,
} from '../messages'
import { plain } from '../model/errors'
import { describeProof } from '../model/proof'
import { describeSteered } from '../model/steered'
import { mergeSuggestions } from '../model/suggestions'
import { describeWhole } from '../model/whole'
import type { AssistantServer } from '../server/server'
import { told } from '../told'
import type { Place } from './follow'
import { History, type Found } from './history'
import { insertEdit, putCursorBehind } from './insert'
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
  /** What was started here and runs. */
  private readonly runs = new Set<CancellationTokenSource>()
  private readonly history = new History()
  /** The proof of each search that has not ended yet. */
  private readonly proofs = new Map<string, string>()
  private ticket = 0
  private works = 0
  private known: Suggestions | null = null
  private premisesOpen = false
  private premisesAsked = false
  /** Searches whose tree comes as the answer's parts, not as notifications. */
  private readonly streamed = new Set<string>()
  /** All that happened to the proof that was written last, for a panel that is opened meanwhile. */
  private written: WholeDelta[] = []

  constructor(private readonly options: SessionOptions) {}

  /** Resolves when all that is asked for the place is there, or when the cursor has left it. */
  async moveTo(place: Place | null, pinned = false): Promise<void> {
    this.leave()
    this.place = place
    this.ticket += 1
    this.known = null
    this.premisesAsked = false
    this.options.post({ type: 'place', place: place && shown(place) })
    this.showPinned(pinned)
    if (place === null) return
    const { token } = this.atPlace
    await Promise.all([this.loadGoal(place, token), this.loadSuggestions(place, token), this.loadPremises()])
  }

  /** Says that the place stays, or that the cursor is followed again. */
  showPinned(pinned: boolean): void {
    this.options.post({ type: 'pinned', pinned })
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
      return
    }
    this.options.post({ type: 'taken', ticket })
    const { tactic, edit } = suggestion
    this.remember({ kind: 'suggestion', text: tactic, title: nameOf(uri), uri, position: edit.range.start })
  }

  /** The newest first. */
  showHistory(): void {
    this.options.post({ type: 'history', entries: this.history.entries })
  }

  found(id: number): Found | undefined {
    return this.history.find(id)
  }

  private remember(found: Found): void {
    if (this.history.add(found)) this.showHistory()
  }

  async showPremises(open: boolean): Promise<void> {
    this.premisesOpen = open
    await this.loadPremises()
  }

  /** Searches a proof at the place and inserts it. Resolves when the search has ended. */
  async prove(): Promise<void> {
    await this.run(async (place, token) => {
      const params = { ...textPosition(place), insert: true, ...this.workToken() }
      const onPart = (delta: TreeDelta): void => this.onStreamed(delta)
      const result = await this.options.server.stream<TreeDelta, ProveResult>(METHODS.prove, params, onPart, token)
      const [hole] = result.holes
      if (hole?.inserted && hole.edit) putCursorBehind(place, hole.edit)
      return describeProof(result)
    })
  }

  /** Has the proof at the place written from start to end, and inserts it. Resolves when that has ended. */
  async write(hint: string): Promise<void> {
    await this.run(async (place, token) => {
      const params = { ...textPosition(place), insert: true, hint, ...this.workToken() }
      const onPart = (delta: WholeDelta): void => {
        this.streamed.add(delta.run)
        this.show(delta)
      }
      const result = await this.options.server.stream<WholeDelta, WholeResult>(METHODS.whole, params, onPart, token)
      const { uri, proof, declaration, edit } = result
      if (proof !== '') this.remember({ kind: 'proof', text: proof, title: declaration, uri, position: edit?.range.start ?? place.position })
      return describeWhole(result)
    })
  }

  /** Has a search do something at one of its states. Resolves when it rests again. */
  async steer(search: string, action: SteerAction, node: number, tactic: string): Promise<void> {
    await this.during(async token => {
      const params = { search, action, node, tactic, ...this.workToken() }
      const onPart = (delta: TreeDelta): void => this.onStreamed(delta)
      return describeSteered(await this.options.server.stream<TreeDelta, Steered>(METHODS.steer, params, onPart, token), action)
    })
  }

  /** Progress of what is started here is seen in the panel: with a token of its own the editor lays no message over it. */
  private workToken(): { workDoneToken: string } {
    this.works += 1
    return { workDoneToken: `assistant-panel-${this.works}` }
  }

  /** One proof at a time; `work` says how it went. */
  private async run(work: (place: Place, token: CancellationToken) => Promise<string>): Promise<void> {
    const { place } = this
    if (place !== null && this.runs.size === 0) await this.during(token => work(place, token))
  }

  private async during(work: (token: CancellationToken) => Promise<string>): Promise<void> {
    const source = new CancellationTokenSource()
    this.runs.add(source)
    this.options.post({ type: 'proving', running: true, message: '' })
    let message = ''
    try {
      message = await work(source.token)
    } catch (error) {
      message = error instanceof CancellationError ? 'Stopped.' : this.told('what was started in the panel', error)
    } finally {
      source.dispose()
      this.runs.delete(source)
      const running = this.runs.size > 0
      this.options.post({ type: 'proving', running, message: running ? '' : message })
    }
  }

  /** Stops what was started here. False when nothing runs. */
  stop(): boolean {
    for (const source of this.runs) source.cancel()
    return this.runs.size > 0
  }

  /** A change that came as a notification. */
  onTree(delta: TreeDelta): void {
    if (!this.streamed.has(delta.search)) this.showTree(delta, false)
  }

  private showTree(delta: TreeDelta, whole: boolean): void {
    const { search, title, end } = delta
    // An older server does not say where a search is.
    const { uri = '', position = { line: 0, character: 0 } } = delta as Partial<TreeDelta>
    if (delta.proof !== '') this.proofs.set(search, delta.proof)
    const proof = this.proofs.get(search)
    if (end !== '') this.proofs.delete(search)
    if (end === 'proved' && proof !== undefined) this.remember({ kind: 'proof', text: proof, title, uri, position })
    this.options.post({ type: 'tree', delta, whole })
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
    if (delta !== undefined && delta.search !== '') this.showTree(delta, true)
    this.options.post({ type: 'proving', running: this.runs.size > 0, message: '' })
  }

  private onStreamed(delta: TreeDelta): void {
    this.streamed.add(delta.search)
    this.showTree(delta, false)
  }

  private async loadGoal(place: Place, token: CancellationToken): Promise<void> {
    const fromLean = await goalsFromLean4(place.document, place.position, token)
    if (token.isCancellationRequested) return
    if (fromLean !== undefined) {
      this.options.post({ type: 'goal', goals: fromLean, message: fromLean.length === 0 ? 'No goal here.' : '', none: false })
      return
    }
    if (!this.options.server.running) {
      this.options.post({ type: 'goal', goals: [], message: '', none: false })
      return
    }
    const own = await this.ask<Goals>(METHODS.goals, textPosition(place), token)
    if (own !== undefined && !token.isCancellationRequested) {
      const message = own.goals.length === 0 && own.message === '' ? 'No goal here.' : plain(own.message)
      this.options.post({ type: 'goal', goals: own.goals, message, none: own.goals.length === 0 })
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
        show(nothing(place, this.told(METHODS.suggest, error)))
      }
    }
  }

  private async loadPremises(): Promise<void> {
    const { place } = this
    if (place === null || !this.premisesOpen || this.premisesAsked || !this.options.server.running) return
    this.premisesAsked = true
    const { token } = this.atPlace
    const found = await this.ask<Premises>(METHODS.premises, textPosition(place), token)
    if (found === undefined || token.isCancellationRequested) return
    this.options.post({ type: 'premises', premises: found.premises, message: plain(found.message) })
  }

  /** Undefined when it was cancelled or went wrong: the server's own state says the rest. */
  private async ask<R>(method: string, params: unknown, token?: CancellationToken): Promise<R | undefined> {
    try {
      return await this.options.server.request<R>(method, params, token)
    } catch (error) {
      if (!(error instanceof CancellationError)) this.told(method, error)
      return undefined
    }
  }

  private told(what: string, error: unknown): string {
    return told(this.options.server, what, error)
  }
}

function textPosition({ document, position }: Place): object {
  return { textDocument: { uri: document.uri.toString() }, position }
}

function shown({ document, position }: Place): { name: string; line: number; column: number } {
  return { name: basename(document.uri.fsPath), line: position.line + 1, column: position.character + 1 }
}

function nameOf(uri: string): string {
  return basename(Uri.parse(uri).fsPath)
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
    provable: true,
    message,
  }
}
