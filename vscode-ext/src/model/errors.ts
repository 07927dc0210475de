/**
 * Errors as sentences for people: without paths, and without what only the program's makers know. What exactly was said
 * belongs into the log.
 */

export const OLD_SERVER = 'This needs a newer assistant than the one that runs: install it anew, and restart the server.'
const GONE = 'The assistant ended while it worked on this. Ask again once it is back.'

/** By the code of an answer, as JSON-RPC and LSP have them. */
const BY_CODE: Record<number, string> = {
  [-32601]: OLD_SERVER,
  [-32602]: 'The assistant could not make anything of this place. Is the file still open?',
  [-32603]: 'Something in the assistant failed that should not. The log says more.',
  [-32801]: 'The text has changed meanwhile. Ask again.',
  [-32800]: 'Stopped.',
  [-32097]: GONE,
  [-32096]: GONE,
}

/** By the server's class of an error, where its own words are about more than this place. */
const BY_KIND: Record<string, string> = {
  NoHoleHere: 'There is nothing left to prove here.',
  NoGoalHere: 'No goal is left here, or an error above hides it.',
  NoTrialHere: 'No proof can be tried at this place. Write it by hand, or move the hole out of the tactic around it.',
  PlaceOutsideFile: 'The text has changed meanwhile. Ask again.',
  EngineLost: GONE,
  EngineSilent: 'The assistant does not answer. Restart the server.',
  EngineStartFailed: 'The assistant could not start its engine. The log says more.',
  InternalFailure: 'Something in the assistant failed that should not. The log says more.',
  ServerCrashed: 'Lean ended unexpectedly. Ask again.',
  WorkerCrashed: 'Lean ended unexpectedly. Ask again.',
  DeadlineExceeded: 'Lean took too long to answer. Ask again.',
  SearchForgotten: 'This search is no longer kept. Search the hole again.',
  SearchOutdated: 'This search cannot go on: the text has changed. Search the hole again.',
}

/** By how the server's own sentences begin, where they come as a part of an answer. */
const BY_WORDS: readonly (readonly [string, string])[] = [
  ['nothing to prove here', 'There is nothing left to prove here.'],
  ['Lean has no goal here', 'No goal is left here, or an error above hides it.'],
  ['no goals here', 'No goal here.'],
]

const PLACE = /^(?:line \d+|\S*\.lean(?::\d+)*): /u
const PATH = /(?:\/[^\s/:'"`]+)+\/([^\s/:'"`]+)/gu

/** What is told of an error. */
export function sentenceOf(error: unknown): string {
  if (!(error instanceof Error)) return plain(String(error))
  const { code, data } = error as { code?: unknown; data?: unknown }
  const kind = typeof data === 'object' && data !== null && 'kind' in data ? data.kind : undefined
  const known = typeof kind === 'string' ? BY_KIND[kind] : typeof code === 'number' ? BY_CODE[code] : undefined
  return known ?? plain(error.message)
}

/** What is told of the server's own words. */
export function plain(words: string): string {
  const said = words.trim().replace(PLACE, '').replace(PATH, '$1')
  const known = BY_WORDS.find(([begin]) => said.startsWith(begin))?.[1]
  if (known !== undefined || said === '') return known ?? ''
  const sentence = said.charAt(0).toUpperCase() + said.slice(1)
  return /[.!?…]$/u.test(sentence) ? sentence : `${sentence}.`
}

/** What the log is told. */
export function detailsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const { code } = error as { code?: unknown }
  return typeof code === 'number' ? `${error.message} (${code})` : error.message
}
