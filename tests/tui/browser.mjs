/**
 * Pages of a real browser for the tests of `assistant tui --web`. Requests come as lines of JSON on standard input,
 * `{id, method, params}`; the answers go to standard output, `{id, result}` or `{id, error}`. Methods: those of `PAGES`.
 */

import { createInterface } from 'node:readline'
import { launch } from '../../vscode-ext/e2e/browser.mjs'

const SIZE = { width: 1280, height: 800 }
const profile = launch().then(browser => browser.newContext({ viewport: SIZE }))
/** @type {Map<number, { page: import('playwright-core').Page, requests: string[], errors: string[] }>} */
const pages = new Map()

const PAGES = {
  /** Opens a page; the answer is its number. */
  async open({ address }) {
    const page = await (await profile).newPage()
    const seen = { page, requests: [], errors: [] }
    page.on('request', request => seen.requests.push(request.url()))
    page.on('websocket', socket => seen.requests.push(socket.url()))
    page.on('pageerror', error => seen.errors.push(String(error)))
    page.on('console', message => message.type() === 'error' && seen.errors.push(message.text()))
    await page.goto(address)
    pages.set(pages.size + 1, seen)
    return pages.size
  },
  async press({ page, keys }) {
    for (const key of keys) await pages.get(page).page.keyboard.press(key)
  },
  /** What stands in the terminal: selected with shift and the mouse, and copied, as a person would do. */
  async text({ page: number }) {
    const { page } = pages.get(number)
    const box = await page.locator('.xterm-screen').boundingBox()
    await page.keyboard.down('Shift')
    await page.mouse.move(box.x + 1, box.y + 1)
    await page.mouse.down()
    await page.mouse.move(box.x + box.width - 2, box.y + box.height - 2)
    await page.mouse.up()
    await page.keyboard.up('Shift')
    return await page.evaluate(() => {
      const copied = new DataTransfer()
      const event = new ClipboardEvent('copy', { clipboardData: copied, bubbles: true, cancelable: true })
      document.querySelector('.xterm').dispatchEvent(event)
      return copied.getData('text/plain')
    })
  },
  /** What the page says itself, beside the terminal. */
  async says({ page }) {
    return await pages.get(page).page.locator('#says').innerText()
  },
  async resize({ page, width, height }) {
    await pages.get(page).page.setViewportSize({ width, height })
  },
  async picture({ page, path }) {
    await pages.get(page).page.screenshot({ path })
  },
  async seen({ page }) {
    const { requests, errors } = pages.get(page)
    return { requests, errors }
  },
  async close({ page }) {
    await pages.get(page).page.close()
  },
}

createInterface({ input: process.stdin })
  .on('line', async line => {
    const { id, method, params } = JSON.parse(line)
    const answer = await PAGES[method](params).then(
      result => ({ id, result: result ?? null }),
      error => ({ id, error: String(error) }),
    )
    process.stdout.write(`${JSON.stringify(answer)}\n`)
  })
  .on('close', async () => {
    await (await profile).browser().close()
    process.exit(0)
  })
