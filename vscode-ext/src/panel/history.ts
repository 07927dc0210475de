/** The last proofs and tactics that were found or taken in this session, to be copied, or to go back to. */

import type { Position } from '../messages'
import type { HistoryEntry } from './protocol'

const KEPT = 20

export interface Found {
  kind: HistoryEntry['kind']
  text: string
  title: string
  /** Empty where its file is not known. */
  uri: string
  position: Position
}

export class History {
  private found: (Found & { id: number })[] = []
  private last = 0

  /** False when it is there already: what is found is told by several messages. */
  add(found: Found): boolean {
    const { text, uri, position } = found
    const known = this.found.some(other => other.text === text && other.uri === uri && other.position.line === position.line)
    if (known) return false
    this.last += 1
    this.found = [{ ...found, id: this.last }, ...this.found].slice(0, KEPT)
    return true
  }

  /** The newest first. */
  get entries(): HistoryEntry[] {
    return this.found.map(({ id, kind, text, title, uri, position }) => ({ id, kind, text, title, where: where(uri, position) }))
  }

  find(id: number): Found | undefined {
    return this.found.find(found => found.id === id)
  }
}

function where(uri: string, { line }: Position): string {
  return uri === '' ? '' : `${decodeURIComponent(uri.split('/').at(-1) ?? '')}:${line + 1}`
}
