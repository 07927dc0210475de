/** Opens a page in a real browser, does what it is told, and prints what is to be seen after each step.
 *
 * node look.mjs PAGE STEPS: PAGE is a file, STEPS a JSON list of [what, argument]: press a key, type a text, click what
 * a selector finds, or wait until what it finds has a text.
 */

import { pathToFileURL } from 'node:url'
import { launch } from '../../../vscode-ext/e2e/browser.mjs'

const [file, steps] = process.argv.slice(2)
const browser = await launch()
try {
  const page = await (await browser.newContext()).newPage()
  const complaints = []
  page.on('console', (message) => complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('dialog', (dialog) => { complaints.push(`dialog: ${dialog.message()}`); dialog.dismiss() })
  page.on('request', (request) => { if (!request.url().startsWith('file:')) complaints.push(`asks for ${request.url()}`) })
  await page.goto(pathToFileURL(file).href)
  const seen = [await look()]
  for (const [what, argument] of JSON.parse(steps)) {
    if (what === 'press') await page.keyboard.press(argument)
    else if (what === 'type') await page.keyboard.type(argument)
    else if (what === 'wait') await page.locator(argument).filter({ hasText: /./ }).waitFor()
    else await page.locator(argument).click()
    seen.push(await look())
  }
  process.stdout.write(JSON.stringify({ seen, complaints }))

  async function look() {
    return await page.evaluate(() => ({
      rows: [...document.querySelectorAll('[role=treeitem]')].map((row) => row.textContent.trim()),
      chosen: [...document.querySelectorAll('[aria-selected=true]')].map((row) => row.textContent.trim()),
      tabStops: document.querySelectorAll('[role=treeitem][tabindex="0"]').length,
      pane: document.getElementById('pane').innerText,
      found: document.getElementById('found').textContent,
      copied: document.getElementById('copied')?.textContent ?? '',
      focus: document.activeElement.id || document.activeElement.getAttribute('role') || '',
      elements: document.querySelectorAll('script, b, iframe, img').length,
    }))
  }
} finally {
  await browser.close()
}
