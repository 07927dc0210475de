/** Suggestions as they arrive: what is known after each part, and how it is said. */

import type { Suggestions } from '../messages'

/**
 * What is known after another part. A part holds everything found so far; but the last one may come without the
 * suggestions that were streamed before it (LSP allows both), and then those stay.
 */
export function mergeSuggestions(known: Suggestions | null, next: Suggestions): Suggestions {
  if (known === null || known.uri !== next.uri || known.version !== next.version) return next
  const emptied = next.complete && next.suggestions.length === 0 && next.tried === 0
  if (!emptied) return next
  return { ...known, complete: true, seconds: Math.max(known.seconds, next.seconds) }
}

/** One sentence for eyes and for a screen reader. */
export function describeSuggestions(known: Suggestions): string {
  if (known.refutation !== null) return `⊥ ${known.refutation.whole ? '' : 'The goal is '}${known.refutation.words}`
  const count = known.suggestions.length
  if (count === 0) {
    if (known.message !== '') return known.message
    if (!known.complete) return known.tried === 0 ? 'Looking…' : `Looking… ${known.tried} tried`
    return known.tried === 0 ? 'Nothing to suggest here.' : `Nothing found among ${counted(known.tried, 'candidate')}.`
  }
  const closing = known.suggestions.filter(suggestion => suggestion.status === 'closes').length
  const parts = [counted(count, 'suggestion')]
  if (closing > 0) parts.push(`${closing} ${closing === 1 ? 'closes' : 'close'} the goal`)
  if (!known.complete) parts.push('still looking')
  return parts.join(', ')
}

/** How many candidates were tried and why the others are not shown; empty when nothing was tried. */
export function describeRejected(known: Suggestions): string {
  if (known.tried === 0) return ''
  const reasons = Object.entries(known.rejected)
    .filter(([, count]) => count > 0)
    .map(([verdict, count]) => `${count} ${verdict.replaceAll('_', ' ')}`)
  return [`${known.tried} tried`, ...reasons].join(' · ')
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
