/** Reads a goal as Lean prints it, so that hypotheses can be shown in columns. */

export interface Hypothesis {
  /** Names as Lean prints them, several when they share a type: `xs ys`. Empty when the line has no `:` of its own. */
  names: string
  /** Type, and the value behind `:=` where there is one; may have several lines. */
  type: string
}

export interface Goal {
  /** Name behind `case`, empty where there is none. */
  name: string
  hypotheses: Hypothesis[]
  /** What is to be proved, without the turnstile. */
  target: string
  /** `⊢`, or `|` within `conv`. */
  turnstile: string
}

const TURNSTILE = /^(⊢|\|)\s/u

export function parseGoal(text: string): Goal {
  const lines = text.split('\n')
  const goal: Goal = { name: '', hypotheses: [], target: '', turnstile: '⊢' }
  let index = 0
  const first = lines[0] ?? ''
  if (first.startsWith('case ')) {
    goal.name = first.slice('case '.length).trim()
    index = 1
  }
  for (; index < lines.length; index++) {
    const line = lines[index] ?? ''
    const turnstile = TURNSTILE.exec(line)
    if (turnstile) {
      goal.turnstile = turnstile[1] ?? '⊢'
      goal.target = [line.slice(turnstile[0].length), ...lines.slice(index + 1)].join('\n').trimEnd()
      return goal
    }
    const previous = goal.hypotheses.at(-1)
    if (/^\s/u.test(line) && previous) previous.type += `\n${line}`
    else if (line.trim() !== '') goal.hypotheses.push(parseHypothesis(line))
  }
  return goal
}

function parseHypothesis(line: string): Hypothesis {
  const colon = line.indexOf(' : ')
  if (colon < 0) return { names: '', type: line }
  return { names: line.slice(0, colon), type: line.slice(colon + 3) }
}

/** The goals in one line: what the first asks for, and how many more there are. */
export function goalLine(goals: readonly string[]): string {
  const first = goals[0]
  if (first === undefined) return ''
  const { target, turnstile } = parseGoal(first)
  const line = `${turnstile} ${target.replace(/\s+/gu, ' ')}`
  return goals.length === 1 ? line : `${line}  (+${goals.length - 1})`
}
