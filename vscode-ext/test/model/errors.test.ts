import { describe, expect, it } from 'vitest'
import { detailsOf, OLD_SERVER, plain, sentenceOf } from '../../src/model/errors'

const answer = (message: string, code: number, data?: object): Error => Object.assign(new Error(message), { code, data })

describe('sentenceOf', () => {
  it.each([
    ['a connection that has gone', answer('Pending response rejected since connection got disposed', -32097), 'The assistant ended while it worked on this. Ask again once it is back.'],
    ['an older server', answer('Method not found', -32601), OLD_SERVER],
    ['a mistake of the server', answer('something in the server failed: internal error 7', -32603, { incident: 7 }), 'Something in the assistant failed that should not. The log says more.'],
    ['a place without a hole', answer('/home/me/A.lean:3: nothing to prove here. Put the place on a `sorry`', -32803, { kind: 'NoHoleHere' }), 'There is nothing left to prove here.'],
    ['a kind that has no words of its own', answer("/home/me/p/A.lean: the file's imports do not load", -32803, { kind: 'HeaderFailed' }), "The file's imports do not load."],
    ['what is thrown that is no error', 'gone', 'Gone.'],
  ])('says of %s what helps', (_, error, sentence) => {
    expect(sentenceOf(error)).toBe(sentence)
  })

  it('leaves the details to the log', () => {
    expect(detailsOf(answer('/tmp/x: broken', -32803))).toBe('/tmp/x: broken (-32803)')
    expect(detailsOf(new Error('broken'))).toBe('broken')
    expect(detailsOf('broken')).toBe('broken')
  })
})

describe('plain', () => {
  it.each([
    ['/work/p/A.lean:12: nothing to prove here', 'There is nothing left to prove here.'],
    ['line 12: nothing to prove here', 'There is nothing left to prove here.'],
    ['A.lean:3:2: Lean has no goal here: an error', 'No goal is left here, or an error above hides it.'],
    ['cannot read /home/me/secret/A.lean', 'Cannot read A.lean.'],
    ['no goals here', 'No goal here.'],
    ['1/2 of it', '1/2 of it.'],
    ['Sure!', 'Sure!'],
    ['', ''],
  ])('%s', (words, sentence) => {
    expect(plain(words)).toBe(sentence)
  })
})
