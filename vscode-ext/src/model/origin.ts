/** Who proposed a tactic. */

export interface Proposed {
  source: string
  /** The other sources that proposed the same. */
  others: readonly string[]
}

/** All names in one line. */
export function proposers({ source, others }: Proposed): string {
  return [source, ...others].join(', ')
}

/** The names, with what the first source has it from. */
export function origin({ source, others, why }: Proposed & { why: string }): string {
  const first = [source, why].filter(text => text !== '').join(', ')
  return others.length === 0 ? first : `${first}; also ${others.join(', ')}`
}

/** The same, also proposed by one more. */
export function alsoBy<T extends Proposed>(proposed: T, source: string): T {
  if (proposed.source === source || proposed.others.includes(source)) return proposed
  return { ...proposed, others: [...proposed.others, source] }
}
