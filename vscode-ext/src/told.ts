/** What went wrong: the sentence for people, while the log is told exactly. */

import { detailsOf, sentenceOf } from './model/errors'

interface Log {
  note(message: string): void
}

/** `what` is what was tried. */
export function told(log: Log, what: string, error: unknown): string {
  log.note(`${what}: ${detailsOf(error)}`)
  return sentenceOf(error)
}
