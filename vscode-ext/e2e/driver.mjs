/**
 * Drives workbenches for the tests. Requests come as lines of JSON on standard input, `{id, method, params}`; the answers go
 * to standard output, `{id, result}` or `{id, error}`. When the input ends, everything is ended.
 *
 * Methods: `server.start`, `server.stop`, `window.open`, and each method of `Window`, and of `Panel` as `panel.NAME`, with
 * the window's number as `window`.
 */

import { createInterface } from 'node:readline'
import { launch } from './browser.mjs'
import { CodeServer } from './server.mjs'
import { Window } from './window.mjs'

const SIZE = { width: 1280, height: 800 }
const PATIENCE_MILLISECONDS = 30_000

class Driver {
  /** One profile for all windows, which starts empty. @type {Promise<import('playwright-core').BrowserContext> | undefined} */
  profile
  /** @type {Map<number, CodeServer>} */
  servers = new Map()
  /** @type {Map<number, Window>} */
  windows = new Map()
  last = 0

  /** @param {string} method @param {any} params */
  async call(method, params) {
    switch (method) {
      case 'server.start':
        return this.keep(this.servers, await CodeServer.start(params))
      case 'server.stop':
        return await this.servers.get(params.server)?.stop()
      case 'window.open':
        return await this.open(params)
    }
    const { window: number, ...rest } = params
    const window = this.windows.get(number)
    if (window === undefined) throw new Error(`There is no window ${number}.`)
    const [owner, name] = method.startsWith('panel.') ? [window.panel, method.slice(6)] : [window, method]
    if (!Object.hasOwn(Object.getPrototypeOf(owner), name)) throw new Error(`There is no method ${method}.`)
    return await (/** @type {any} */ (owner))[name](rest)
  }

  /** @param {{ server: number, folder: string, file?: string, patience?: number }} params */
  async open({ server, folder, file = '', patience = PATIENCE_MILLISECONDS }) {
    const found = this.servers.get(server)
    if (found === undefined) throw new Error(`There is no server ${server}.`)
    this.profile ??= launch().then(browser => browser.newContext({ viewport: SIZE }))
    return this.keep(this.windows, await Window.open(await this.profile, found.address(folder, file), patience))
  }

  /** @template T @param {Map<number, T>} owner @param {T} thing */
  keep(owner, thing) {
    this.last += 1
    owner.set(this.last, thing)
    return this.last
  }

  async end() {
    const profile = await this.profile?.catch(() => undefined)
    await profile?.browser()?.close().catch(() => undefined)
    await Promise.all([...this.servers.values()].map(server => server.stop()))
  }
}

const driver = new Driver()
const input = createInterface({ input: process.stdin })
input.on('line', async line => {
  const { id, method, params } = JSON.parse(line)
  const answer = await driver.call(method, params).then(
    result => ({ id, result: result ?? null }),
    error => ({ id, error: error instanceof Error ? error.message : String(error) }),
  )
  process.stdout.write(`${JSON.stringify(answer)}\n`)
})
input.on('close', async () => {
  await driver.end()
  process.exit(0)
})
