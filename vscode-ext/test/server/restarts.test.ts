import { describe, expect, it } from 'vitest'
import { CRASHES, Restarts, WITHIN_MILLISECONDS } from '../../src/server/restarts'

describe('Restarts', () => {
  it('waits longer after each crash, and gives up after five within three minutes', () => {
    const restarts = new Restarts(() => 0)
    const delays = Array.from({ length: CRASHES + 1 }, () => restarts.afterCrash())
    expect(delays).toEqual([500, 1000, 2000, 4000, 8000, undefined])
  })

  it('forgets a crash that is long ago', () => {
    let now = 0
    const restarts = new Restarts(() => now)
    for (let crash = 0; crash < CRASHES; crash++) restarts.afterCrash()
    now = WITHIN_MILLISECONDS
    expect(restarts.afterCrash()).toBe(500)
  })

  it('begins anew when the user starts the server', () => {
    const restarts = new Restarts(() => 0)
    for (let crash = 0; crash <= CRASHES; crash++) restarts.afterCrash()
    restarts.forget()
    expect(restarts.afterCrash()).toBe(500)
  })
})
