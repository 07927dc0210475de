/** The panel in the side bar: a page of its own inside of the window. */

export class Panel {
  /** @param {import('playwright-core').Page} page @param {import('./window.mjs').Window} window */
  constructor(page, window) {
    this.page = page
    this.window = window
  }

  /** The page of the panel, once it is there. @private @returns {Promise<import('playwright-core').Frame>} */
  async frame() {
    return await this.window.until('panel', async () => {
      for (const frame of this.page.frames()) {
        if (await frame.locator('#panel section').count().catch(() => 0)) return frame
      }
      return undefined
    })
  }

  /** The whole text, once it matches. @param {{ matches: string }} params a regular expression */
  async text({ matches }) {
    const wanted = new RegExp(matches, 'su')
    return await this.window.until(`panel with ${wanted}`, async () => {
      const text = await (await this.frame()).locator('#panel').innerText().catch(() => '')
      return wanted.test(text) ? text : undefined
    })
  }

  /** The tactics that are suggested, once there are some. */
  async suggestions() {
    const frame = await this.frame()
    await frame.locator('button.suggestion').first().waitFor()
    return await frame.locator('button.suggestion code').allTextContents()
  }

  /** Inserts the first suggestion. */
  async insert() {
    const first = (await this.frame()).locator('button.suggestion').first()
    const tactic = await first.locator('code').textContent()
    await first.click()
    return tactic
  }

  /** @param {{ label: string }} params */
  async press({ label }) {
    await (await this.frame()).getByRole('button', { name: label, exact: true }).click()
  }

  /** Why a button cannot be pressed, once that is so. @param {{ label: string }} params */
  async why({ label }) {
    const button = (await this.frame()).getByRole('button', { name: label, exact: true })
    return await this.window.until(`reason why «${label}» cannot be pressed`, async () =>
      (await button.isDisabled()) ? await button.getAttribute('title') : undefined,
    )
  }

  /** Types into a field and sends it. @param {{ label: string, text: string }} params */
  async fill({ label, text }) {
    const field = (await this.frame()).getByLabel(label)
    await field.fill(text)
    await field.press('Enter')
  }

  /** The lines of the search tree, once one of them matches. @param {{ matches: string }} params a regular expression */
  async tree({ matches }) {
    const wanted = new RegExp(matches, 'u')
    return await this.window.until(`line ${wanted} in the search tree`, async () => {
      const shown = (await this.frame()).locator('.tree [role="treeitem"] > .line')
      const lines = (await shown.allInnerTexts()).map(line => line.replace(/\s+/gu, ' ').trim())
      await shown.last().scrollIntoViewIfNeeded({ timeout: 1000 }).catch(() => undefined)
      return lines.some(line => wanted.test(line)) ? lines : undefined
    })
  }
}
