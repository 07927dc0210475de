/** A browser without a window and with an empty profile, which reaches this machine only. */

import { constants } from 'node:fs'
import { access } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { chromium } from 'playwright-core'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome']

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-proxy-server',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
]

/** @returns {Promise<import('playwright-core').Browser>} */
export async function launch() {
  return await chromium.launch({ executablePath: await findChromium(), args: FLAGS, chromiumSandbox: false })
}

async function findChromium() {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    for (const name of NAMES) {
      const path = join(folder, name)
      const found = await access(path, constants.X_OK).then(() => true, () => false)
      if (found) return path
    }
  }
  throw new Error('There is no Chromium on the PATH (Debian: apt-get install chromium).')
}
