import { describe, expect, it } from 'vitest'
import { whyNotProve, whyNotSteer, whyNotStop, type Situation } from '../../src/model/able'
import { SearchTree } from '../../src/model/tree'
import type { NodeStatus, SearchEnd } from '../../src/messages'
import { delta, opened } from '../builders'

const here: Situation = { away: '', placed: true, none: false, kind: 'hole', provable: true, proving: false, jobs: 0, pinned: false }

describe('whyNotProve', () => {
  it.each<[string, Partial<Situation>, RegExp]>([
    ['nothing stands against it', {}, /^$/u],
    ['there is no server', { away: 'It is away.' }, /^It is away/u],
    ['no file is open', { placed: false }, /^Open a Lean file/u],
    ['a proof runs', { proving: true }, /already/u],
    ['there is no hole anywhere near', { provable: false }, /nothing left/u],
    ['the cursor stands behind a finished proof', { none: true, kind: 'cursor' }, /nothing left/u],
    ['a hole of the declaration is meant', { none: true, kind: 'none' }, /^$/u],
    ['nothing is known yet', { provable: undefined }, /^$/u],
  ])('says why when %s', (_, changes, why) => {
    expect(whyNotProve({ ...here, ...changes })).toMatch(why)
  })
})

describe('whyNotStop', () => {
  it('needs something that runs, whoever has started it', () => {
    expect(whyNotStop(here)).toBe('Nothing runs.')
    expect(whyNotStop({ ...here, proving: true })).toBe('')
    expect(whyNotStop({ ...here, jobs: 1 })).toBe('')
    expect(whyNotStop({ ...here, jobs: 1, away: 'Away.' })).toBe('Away.')
  })
})

describe('whyNotSteer', () => {
  const tree = (status: NodeStatus, end: SearchEnd = ''): SearchTree => {
    const made = new SearchTree('s')
    made.apply(delta({ opened: [opened(0)], status: [{ id: 0, status }], end }))
    return made
  }

  it('needs a search that is not over, and a state', () => {
    expect(whyNotSteer('', null, undefined, 'expand')).toBe('There is no search yet.')
    expect(whyNotSteer('Away.', tree('open'), 0, 'expand')).toBe('Away.')
    expect(whyNotSteer('', tree('open'), undefined, 'expand')).toMatch(/^Choose a state/u)
    expect(whyNotSteer('', tree('proved', 'proved'), 0, 'continue')).toBe('It is proved.')
    expect(whyNotSteer('', tree('refuted', 'refuted'), 0, 'continue')).toMatch(/^It is false/u)
    expect(whyNotSteer('', tree('open', 'timed_out'), 0, 'continue')).toBe('')
  })

  it('knows what can be done to which state', () => {
    expect(whyNotSteer('', tree('pruned'), 0, 'expand')).toMatch(/put it back/u)
    expect(whyNotSteer('', tree('pruned'), 0, 'restore')).toBe('')
    expect(whyNotSteer('', tree('exhausted'), 0, 'expand')).toMatch(/^Nothing is left/u)
    expect(whyNotSteer('', tree('exhausted'), 0, 'try')).toBe('')
    expect(whyNotSteer('', tree('proved'), 0, 'restore')).toBe('This state is proved.')
    expect(whyNotSteer('', tree('open'), 0, 'prune')).toMatch(/^This is the goal itself/u)
  })
})
