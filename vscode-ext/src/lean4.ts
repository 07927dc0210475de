/**
 * Goals from Lean's own extension, which has a server of its own running for the same file. What it exports has had
 * three shapes; none of them is documented, so each is probed and anything else counts as not there.
 *
 * 1. `lean4EnabledFeatures`: a promise of `{ clientProvider }` (and `allFeatures()`); pending until a Lean file is open.
 * 2. `allFeatures()` alone, a promise of the same.
 * 3. `clientProvider` itself.
 */

import { extensions, type CancellationToken } from 'vscode'
import type { Position } from './messages'

export const LEAN4_EXTENSION = 'leanprover.lean4'

/** How long its promise may take: it stays pending where no Lean project was found. */
const PATIENCE_MILLISECONDS = 250

interface LeanClient {
  sendRequest(method: string, params: unknown, token?: CancellationToken): Promise<unknown>
  isRunning?(): boolean
  getClientFolder?(): unknown
  folderUri?: unknown
}

interface ClientProvider {
  getClients?(): Iterable<LeanClient>
  getActiveClient?(): LeanClient | undefined
}

export interface Document {
  uri: { scheme: string; fsPath: string; toString(): string }
}

/** Goals at a place as Lean's own extension has them; undefined when it cannot say: then somebody else is asked. */
export async function goalsFromLean4(
  document: Document,
  position: Position,
  token?: CancellationToken,
): Promise<string[] | undefined> {
  const extension = extensions.getExtension<unknown>(LEAN4_EXTENSION)
  if (extension === undefined || !extension.isActive) return undefined
  const provider = await clientProvider(extension.exports)
  const client = provider && clientFor(provider, document)
  if (client === undefined) return undefined
  const params = { textDocument: { uri: document.uri.toString() }, position }
  try {
    return readGoals(await client.sendRequest('$/lean/plainGoal', params, token))
  } catch {
    // «No connection to Lean» (a string) while it is stopped; an error of the server while it restarts.
    return undefined
  }
}

export async function clientProvider(exported: unknown): Promise<ClientProvider | undefined> {
  if (!isObject(exported)) return undefined
  if (isProvider(exported['clientProvider'])) return exported['clientProvider']
  const features = await soon(async () => {
    const { lean4EnabledFeatures, allFeatures } = exported
    if (lean4EnabledFeatures !== undefined) return await lean4EnabledFeatures
    return typeof allFeatures === 'function' ? ((await allFeatures.call(exported)) as unknown) : undefined
  })
  return isObject(features) && isProvider(features['clientProvider']) ? features['clientProvider'] : undefined
}

/** The running client of the innermost folder that the document is in. */
export function clientFor(provider: ClientProvider, document: Document): LeanClient | undefined {
  const clients = provider.getClients ? [...provider.getClients()] : [provider.getActiveClient?.()]
  let best: LeanClient | undefined
  let depth = -1
  for (const client of clients) {
    if (typeof client?.sendRequest !== 'function' || client.isRunning?.() === false) continue
    const found = depthOf(client.getClientFolder?.() ?? client.folderUri, document)
    if (found > depth) [best, depth] = [client, found]
  }
  return best
}

/** How deep the folder is when the document is in it, -1 when it is not. */
function depthOf(folder: unknown, { uri }: Document): number {
  if (!isObject(folder) || folder['scheme'] !== uri.scheme) return -1
  if (uri.scheme === 'untitled') return 0
  const path = folder['fsPath']
  if (typeof path !== 'string') return -1
  const inside = uri.fsPath === path || uri.fsPath.startsWith(/[/\\]$/u.test(path) ? path : path + separatorOf(path))
  return inside ? path.length : -1
}

function separatorOf(path: string): string {
  return path.includes('\\') ? '\\' : '/'
}

/** `null` is its answer where there is no goal. */
function readGoals(answer: unknown): string[] | undefined {
  if (answer === null) return []
  if (!isObject(answer) || !Array.isArray(answer['goals'])) return undefined
  return answer['goals'].filter(goal => typeof goal === 'string')
}

/** Undefined when it takes too long or fails. */
async function soon(work: () => Promise<unknown>): Promise<unknown> {
  let timer: NodeJS.Timeout | undefined
  const patience = new Promise<undefined>(resolve => (timer = setTimeout(() => resolve(undefined), PATIENCE_MILLISECONDS)))
  try {
    return await Promise.race([work(), patience])
  } catch {
    return undefined
  } finally {
    clearTimeout(timer)
  }
}

function isProvider(value: unknown): value is ClientProvider {
  return isObject(value) && (typeof value['getClients'] === 'function' || typeof value['getActiveClient'] === 'function')
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
