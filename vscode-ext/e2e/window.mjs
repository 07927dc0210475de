/** One window of the workbench, used as a person uses it: with keys and clicks, looking at what is on the screen. */

import { errors } from 'playwright-core'
import { Panel } from './panel.mjs'

const STATUS_ITEM = '[id="lean-assistant.lean-assistant.assistant.status"]'
const MODEL_ITEM = '[id="lean-assistant.lean-assistant.assistant.model"]'
const EDITOR = '.editor-group-container.active .editor-instance .monaco-editor'
const GHOST_TEXT = '[class*="ghost-text"]'
const INLAY_HINT = '[class*="dyn-rule"]'
const CLICK_MILLISECONDS = 10_000
const LOOK_MILLISECONDS = 50

export class Window {
  /** @param {import('playwright-core').Page} page @param {number} patience milliseconds to wait for whatever has to come */
  constructor(page, patience) {
    this.page = page
    this.patience = patience
    this.panel = new Panel(page, this)
  }

  /** @param {import('playwright-core').BrowserContext} context @param {string} address @param {number} patience */
  static async open(context, address, patience) {
    const page = await context.newPage()
    page.setDefaultTimeout(patience)
    await page.goto(address)
    await page.locator('.monaco-workbench').waitFor()
    return new Window(page, patience)
  }

  /** Opens a file of the folder. @param {{ name: string }} params */
  async openFile({ name }) {
    await this.page.keyboard.press('Control+Shift+e')
    await this.page.locator(`.explorer-folders-view .monaco-list-row[aria-label^="${name}"]`).dblclick()
    await this.editor({ name })
  }

  /** Waits until the editor of a file is there. @param {{ name: string }} params */
  async editor({ name }) {
    await this.page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor()
    await this.page.locator(`${EDITOR} .view-line`).first().waitFor()
  }

  /** Puts the cursor at a place; both count from 1. @param {{ line: number, column: number }} params */
  async goTo({ line, column }) {
    await this.quickly('Control+g', `:${line}:${column}`)
    await this.until(`Ln ${line}, Col ${column}`, async () =>
      (await this.text('[id="status.editor.selection"]')).includes(`Ln ${line}, Col ${column}`),
    )
  }

  /** Runs a command of the palette by its whole title. @param {{ title: string }} params */
  async command({ title }) {
    await this.quickly('F1', `>${title}`, title)
  }

  /** Types as a person does, key by key. @param {{ text: string }} params */
  async type({ text }) {
    await this.page.keyboard.type(text)
  }

  /** @param {{ keys: string }} params */
  async press({ keys }) {
    for (const key of keys.split(' ')) await this.page.keyboard.press(key)
  }

  /** Saves the changed file. */
  async save() {
    await this.page.locator('.tab.active.dirty').waitFor()
    await this.page.keyboard.press('Control+s')
    await this.page.locator('.tab.active:not(.dirty)').waitFor()
  }

  /** The lines of the file as far as they are on the screen, without ghost text and hints. */
  async lines() {
    return await this.page.$eval(
      EDITOR,
      (editor, shownOnly) =>
        [...editor.querySelectorAll('.view-lines > .view-line')]
          .map(line => ({ top: parseFloat(/** @type {HTMLElement} */ (line).style.top), line }))
          .sort((a, b) => a.top - b.top)
          .map(({ line }) => {
            const copy = /** @type {HTMLElement} */ (line.cloneNode(true))
            for (const part of copy.querySelectorAll(shownOnly)) part.remove()
            return (copy.textContent ?? '').replaceAll('\u00a0', ' ')
          }),
      `${GHOST_TEXT}, ${INLAY_HINT}`,
    )
  }

  /** The colour of a word where it stands first in the file, once it has another one than plain text.
   * @param {{ word: string }} params */
  async colour({ word }) {
    return await this.until(`«${word}» in a colour of its own`, async () => {
      const { plain, own } = await this.page.$eval(
        EDITOR,
        (editor, wanted) => {
          const colour = (/** @type {Element | null | undefined} */ part) => (part ? getComputedStyle(part).color : '')
          const parts = [...editor.querySelectorAll('.view-line span:not(:has(*))')]
          const found = parts.find(part => (part.textContent ?? '').replaceAll('\u00a0', ' ').trim() === wanted)
          return { plain: colour(editor.querySelector('.mtk1')), own: colour(found) }
        },
        word,
      )
      return own !== '' && own !== plain ? own : undefined
    })
  }

  /** These lines, once they match. @param {{ matches: string }} params a regular expression */
  async untilText({ matches }) {
    const wanted = new RegExp(matches, 'su')
    return await this.until(`text ${wanted}`, async () => {
      const text = (await this.lines()).join('\n')
      return wanted.test(text) ? text : undefined
    })
  }

  /** The ghost text at the cursor, once there is some that stays: a new line moves what is shown about. */
  async ghostText() {
    let before = ''
    return await this.until('ghost text', async () => {
      const now = await this.ghostTextNow()
      const stays = now === before
      before = now
      return stays ? now : undefined
    })
  }

  /** @returns {Promise<string>} empty when there is none */
  async ghostTextNow() {
    return await this.page.$$eval(
      `${EDITOR} ${GHOST_TEXT}`,
      (parts, selector) =>
        parts
          .filter(part => part.parentElement?.closest(selector) === null)
          .map(part => (part.textContent ?? '').replaceAll('\u00a0', ' '))
          .join('\n'),
      GHOST_TEXT,
    )
  }

  /** The titles of all lenses, once a lens with this title is there. @param {{ title?: string }} params */
  async lenses({ title = '' }) {
    await this.page.locator(`${EDITOR} .codelens-decoration a`, { hasText: title }).first().waitFor()
    return await this.page.locator(`${EDITOR} .codelens-decoration a`).allTextContents()
  }

  /** Clicks the lens with this title that is nearest below the line that contains `below`.
   * @param {{ title: string, below: string }} params */
  async clickLens({ title, below }) {
    let missed = ''
    const click = async () => {
      const found = await this.page.evaluateHandle(nearestLens, { editor: EDITOR, title, below })
      // Lenses are made anew now and then, under one's pointer as well. One that is there is given time: a click that
      // was given up in the middle may have been one.
      return await found.asElement()?.click({ timeout: CLICK_MILLISECONDS }).then(
        () => true,
        error => {
          missed = ` (a click: ${error.message})`
          return false
        },
      )
    }
    await this.until(`lens «${title}» below «${below}»`, click, async () => {
      const titles = await this.page.locator(`${EDITOR} .codelens-decoration a`).allTextContents()
      return `There are ${JSON.stringify(titles)} in ${JSON.stringify(await this.lines())}${missed}`
    })
  }

  /** Opens the menu of the light bulb; the titles of what it offers, once there is one that contains `title`. Asks again
   * while it is not among them. @param {{ title: string }} params */
  async codeActions({ title }) {
    return await this.until(`a code action «${title}»`, async () => {
      await this.page.keyboard.press('Control+.')
      const rows = this.page.locator('.action-widget .monaco-list-row')
      await appears(rows.first(), 3000)
      const titles = (await rows.allTextContents()).map(text => text.trim())
      if (titles.some(found => found.includes(title))) return titles
      await this.page.keyboard.press('Escape')
      return undefined
    })
  }

  /** Takes the first one that contains `title`; the menu has to be open. @param {{ title: string }} params */
  async chooseCodeAction({ title }) {
    const row = this.page.locator('.action-widget .monaco-list-row', { hasText: title }).first()
    // The menu lies under a shield until the pointer has moved, so that nobody clicks what has just come up.
    const box = await row.boundingBox()
    if (box !== null) await this.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 2 })
    await row.click()
  }

  /** What the hover over the place of the cursor says, once it matches. @param {{ matches: string }} params a regular expression */
  async hover({ matches }) {
    const wanted = new RegExp(matches, 'su')
    await this.command({ title: 'Show or Focus Hover' })
    const rows = this.page.locator('.monaco-hover:not(.hidden) .markdown-hover')
    return await this.until(`hover with ${wanted}`, async () => {
      const text = (await rows.allTextContents()).join('\n').replaceAll('\u00a0', ' ')
      return wanted.test(text) ? text : undefined
    })
  }

  /** The item of the status bar, once its text matches. @param {{ matches: string }} params a regular expression */
  async status({ matches }) {
    const wanted = new RegExp(matches, 'u')
    return await this.until(`status ${wanted}`, async () => {
      const text = await this.text(STATUS_ITEM)
      return wanted.test(text) ? text : undefined
    })
  }

  /** The message of a notification and the labels of its buttons, once there is one that matches.
   * @param {{ matches: string }} params a regular expression */
  async notification({ matches }) {
    const shown = this.page.locator('.notification-list-item', { hasText: new RegExp(matches, 'u') }).first()
    await shown.waitFor()
    // The buttons may be folded away.
    await shown.hover()
    const message = (await shown.locator('.notification-list-item-message').textContent()) ?? ''
    const buttons = await shown.locator('.notification-list-item-buttons-container .monaco-button').allTextContents()
    return { message, buttons: buttons.map(text => text.trim()).filter(text => text !== '') }
  }

  /** @param {{ matches: string, button: string }} params */
  async pressButton({ matches, button }) {
    const shown = this.page.locator('.notification-list-item', { hasText: new RegExp(matches, 'u') }).first()
    await shown.locator('.monaco-button', { hasText: button }).first().click()
  }

  /** Answers the dialog in the middle of the window. @param {{ button: string }} params */
  async answerDialog({ button }) {
    const dialog = this.page.locator('.monaco-dialog-box')
    await dialog.locator('.monaco-button', { hasText: button }).first().click()
    await dialog.waitFor({ state: 'detached' })
  }

  /** In the page about the trust of the workspace, which is open. */
  async trust() {
    await this.page.locator('.workspace-trust-editor .monaco-button', { hasText: /^Trust$/u }).first().click()
  }

  /** What stands in the box at the top that asks for a text. */
  async asked() {
    const input = this.page.locator('.quick-input-widget:not([style*="display: none"]) input.input')
    await input.waitFor()
    return await input.inputValue()
  }

  /** Opens the menu behind the item of the status bar and takes what contains `title`. @param {{ title: string }} params */
  async menu({ title }) {
    await this.page.locator(STATUS_ITEM).click()
    await this.page.locator('.quick-input-widget .monaco-list-row', { hasText: title }).first().click()
  }

  /** Takes what contains `title` in the list at the top, which is open or about to be. @param {{ title: string }} params */
  async pick({ title }) {
    await this.page.locator('.quick-input-widget .monaco-list-row', { hasText: title }).first().click()
  }

  /** The item of the status bar that says which model is asked, once its text matches.
   * @param {{ matches: string }} params a regular expression */
  async model({ matches }) {
    const wanted = new RegExp(matches, 'u')
    return await this.until(`model ${wanted}`, async () => {
      const text = await this.text(MODEL_ITEM)
      return wanted.test(text) ? text : undefined
    })
  }

  /** @param {{ path: string }} params */
  async screenshot({ path }) {
    await this.page.screenshot({ path })
  }

  /** As a person closes it: the workbench is told. */
  async close() {
    await this.page.close({ runBeforeUnload: false })
  }

  // --- what the others are made of -------------------------------------------------------------------------------

  /** Opens the box at the top with a key, types into it, and takes what is at the top once it is `row`. @private
   * @param {string} key @param {string} text @param {string} [row] */
  async quickly(key, text, row) {
    const box = this.page.locator('.quick-input-widget:not([style*="display: none"])')
    const input = box.locator('input.input')
    // It closes when something else takes the focus, as a panel does that was just opened: then it is opened again.
    await this.until('the box at the top', async () => {
      await this.page.keyboard.press(key)
      return (await appears(input, 1000)) && (await input.fill(text, { timeout: 2000 }).then(() => true, () => false))
    })
    if (row !== undefined) await box.locator('.monaco-list-row.focused', { hasText: row }).waitFor()
    await this.page.keyboard.press('Enter')
    await input.waitFor({ state: 'hidden' })
  }

  /** @param {string} selector */
  async text(selector) {
    return (await this.page.locator(selector).allTextContents()).join('')
  }

  /** The first answer that is neither empty nor false. @template T
   * @param {string} what @param {() => Promise<T>} look @param {() => Promise<string>} [instead] what there is
   * @returns {Promise<NonNullable<T>>} */
  async until(what, look, instead = async () => '') {
    const deadline = Date.now() + this.patience
    for (;;) {
      const found = await look()
      if (found) return found
      if (Date.now() > deadline) {
        const message = `There was no ${what} within ${this.patience / 1000} s. ${await instead()}`
        throw new errors.TimeoutError(message.trim())
      }
      await new Promise(resolve => setTimeout(resolve, LOOK_MILLISECONDS))
    }
  }
}

/** Runs in the page. @param {{ editor: string, title: string, below: string }} wanted @returns {Element | undefined} */
function nearestLens({ editor, title, below }) {
  const top = (/** @type {Element} */ element) => element.getBoundingClientRect().top
  const line = [...document.querySelectorAll(`${editor} .view-line`)].find(element =>
    (element.textContent ?? '').replaceAll('\u00a0', ' ').includes(below),
  )
  if (line === undefined) return undefined
  return [...document.querySelectorAll(`${editor} .codelens-decoration a`)]
    .filter(lens => lens.textContent === title && top(lens) > top(line))
    .sort((a, b) => top(a) - top(b))[0]
}

/** @param {import('playwright-core').Locator} locator @param {number} milliseconds */
async function appears(locator, milliseconds) {
  return await locator.waitFor({ timeout: milliseconds }).then(
    () => true,
    () => false,
  )
}
