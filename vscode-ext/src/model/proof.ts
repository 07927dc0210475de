/** How a proof went, in a few words. */

import type { HoleResult, ProveResult } from '../messages'
import { plain } from './errors'

export function describeProof({ holes, cancelled }: ProveResult): string {
  if (holes.length > 1) {
    const proved = holes.filter(hole => hole.status === 'proved').length
    return `${proved} of ${holes.length} holes proved${cancelled ? ', then stopped' : ''}.`
  }
  const [hole] = holes
  if (hole === undefined) return cancelled ? 'Stopped.' : 'There is nothing to prove here.'
  if (cancelled && hole.status !== 'proved') return 'Stopped.'
  return describeHole(hole)
}

function describeHole(hole: HoleResult): string {
  const seconds = `${hole.seconds.toFixed(1)} s`
  const reason = hole.reason === '' ? '' : ` ${hole.reason}`
  switch (hole.status) {
    case 'proved':
      return hole.inserted
        ? `Proved in ${seconds} and inserted.`
        : `Proved in ${seconds}, but not inserted.${reason}`
    case 'refuted':
      return `It cannot be proved: it is${reason}.`
    case 'unproved':
      return `No proof found in ${seconds}.${reason}`
    case 'timed_out':
      return `No proof found: out of time after ${seconds}.${reason}`
    case 'unjudged':
      return `No verdict after ${seconds}.${reason}`
    case 'conditional':
      return `A proof on a condition was found in ${seconds}, not inserted:${reason}`
    case 'data':
      return `Nothing to prove:${reason}`
    case 'stopped':
    case 'interrupted':
      return 'Stopped.'
    case 'error':
      return `The search failed. ${plain(hole.reason)}`.trim()
  }
}
