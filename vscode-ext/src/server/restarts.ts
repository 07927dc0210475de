/** How often, and after how long, a server that has crashed is started again. */

export const CRASHES = 5
export const WITHIN_MILLISECONDS = 3 * 60 * 1000
const FIRST_DELAY_MILLISECONDS = 500
const LONGEST_DELAY_MILLISECONDS = 8000

export class Restarts {
  private crashes: number[] = []

  constructor(private readonly now: () => number = Date.now) {}

  /** Notes a crash. Milliseconds to wait before the next start, undefined when there were too many crashes lately. */
  afterCrash(): number | undefined {
    const now = this.now()
    this.crashes = [...this.crashes.filter(time => now - time < WITHIN_MILLISECONDS), now]
    const count = this.crashes.length
    if (count > CRASHES) return undefined
    return Math.min(FIRST_DELAY_MILLISECONDS * 2 ** (count - 1), LONGEST_DELAY_MILLISECONDS)
  }

  /** Crashes within the time that counts, the latest included. */
  get count(): number {
    return this.crashes.length
  }

  forget(): void {
    this.crashes = []
  }
}
