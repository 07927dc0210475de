/** Suggestions as they arrive: what is known after each part, and how it is said. */

import type { Suggestion, Suggestions } from '../messages'
import { plain } from './errors'
import { goalLine } from './goal'
import { origin } from './origin'

/** Variants of one idea: the first is the best one. */
export interface Group {
  /** Where they stand in the list. */
  indices: readonly [number, ...number[]]
}

/**
 * Folds what begins with the same tactic and leaves the same: eight ways to write one idea are one idea. In the order
 * of the best of each.
 */
export function groupSuggestions(suggestions: readonly Suggestion[]): Group[] {
  const groups = new Map<string, [number, ...number[]]>()
  suggestions.forEach(({ tactic, status, goals }, index) => {
    const key = [headOf(tactic), status, ...goals].join('\n')
    const known = groups.get(key)
    if (known === undefined) groups.set(key, [index])
    else known.push(index)
  })
  return [...groups.values()].map(indices => ({ indices }))
}

/** The tactic that it begins with: `simp` of `simp [h] <;> omega`. */
function headOf(tactic: string): string {
  return /[\p{L}_][\p{L}\p{N}_?!]*/u.exec(tactic)?.[0] ?? tactic
}

/** What stays after it, in a few words; empty where the sign says all. */
export function markOf({ status, goals, openLemmas, authorAxioms }: Suggestion): string {
  const rests = [...authorAxioms, ...openLemmas]
  return [status === 'progress' ? goalLine(goals) : '', rests.length > 0 ? `rests on ${rests.join(', ')}` : '']
    .filter(text => text !== '')
    .join(', ')
}

/** Everything about it, for a tooltip. */
export function tooltipOf(suggestion: Suggestion): string {
  const { tactic, status, goals, openLemmas, authorAxioms } = suggestion
  const outcome = { closes: 'Closes the goal.', conditional: 'Closes the goal on a condition.', progress: 'Leaves:' }[status]
  const rests = [
    ...authorAxioms.map(name => `Rests on your axiom ${name}.`),
    ...openLemmas.map(name => `Rests on ${name}, which is still open.`),
  ]
  return [tactic, [outcome, ...goals, ...rests].join('\n'), `From ${origin(suggestion)}`].join('\n\n')
}

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
    if (known.message !== '') return plain(known.message)
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
