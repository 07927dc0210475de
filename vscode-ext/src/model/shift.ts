/** Where a place of a text is after a change of it. */

import type { Position, Range } from '../messages'

export interface Change {
  range: Range
  text: string
}

export function shifted(position: Position, { range: { start, end }, text }: Change): Position {
  if (!isBefore(start, position)) return position
  if (isBefore(position, end)) return start
  const lines = text.split('\n')
  const last = lines.at(-1) ?? ''
  const line = position.line + lines.length - 1 - (end.line - start.line)
  if (position.line !== end.line) return { line, character: position.character }
  const before = lines.length === 1 ? start.character + last.length : last.length
  return { line, character: before + position.character - end.character }
}

function isBefore(a: Position, b: Position): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character)
}
