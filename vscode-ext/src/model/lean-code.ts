/** Lean code in words that have a colour, for the panel; the editor has its grammar. */

export type Kind = 'plain' | 'keyword' | 'tactic' | 'type' | 'number' | 'string' | 'comment' | 'hole'

export interface Span {
  readonly text: string
  readonly kind: Kind
}

const KEYWORDS = words(
  'by fun λ match with do let have show from suffices then else if for in return at using calc generalizing where nofun ' +
    'theorem lemma def example instance structure inductive axiom ∀ ∃',
)
const TACTICS = words(
  'intro intros rintro exact refine apply assumption constructor left right cases rcases obtain induction fun_induction ' +
    'split by_cases contradiction exfalso exists use rw rwa simp simpa simp_all dsimp unfold change subst injection ' +
    'specialize all_goals any_goals case next skip done trivial decide omega grind norm_num ring linarith nlinarith ' +
    'positivity aesop ext funext congr rfl symm try repeat first',
)
const TYPES = words('Type Prop Sort')
const HOLES = words('sorry admit')
const PART =
  /(?<comment>--.*$|\/-[\s\S]*?(?:-\/|$))|(?<string>"(?:\\.|[^"\\])*"?)|(?<word>[\p{L}_][\p{L}\p{N}_'!?.₀-ₜ]*|[∀∃λ])|(?<number>\d+)/gmu

/** All of a text, in order. */
export function spans(code: string): Span[] {
  const found: Span[] = []
  let end = 0
  for (const match of code.matchAll(PART)) {
    const kind = kindOf(match)
    if (kind === 'plain') continue
    if (match.index > end) found.push({ text: code.slice(end, match.index), kind: 'plain' })
    end = match.index + match[0].length
    found.push({ text: match[0], kind })
  }
  if (end < code.length) found.push({ text: code.slice(end), kind: 'plain' })
  return found
}

function kindOf(match: RegExpExecArray): Kind {
  const { comment, string, word, number } = match.groups ?? {}
  if (comment !== undefined) return 'comment'
  if (string !== undefined) return 'string'
  if (number !== undefined) return 'number'
  if (word === undefined) return 'plain'
  if (HOLES.has(word)) return 'hole'
  if (TYPES.has(word)) return 'type'
  if (TACTICS.has(word)) return 'tactic'
  return KEYWORDS.has(word) ? 'keyword' : 'plain'
}

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(' '))
}
