/** VS Code's server as code-server builds it: the workbench for a browser, and the extension host behind it. */

import { spawn } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'

const CODE = join(dirname(createRequire(import.meta.url).resolve('code-server/package.json')), 'lib', 'vscode')
const MAIN = join(CODE, 'out', 'server-main.js')
const START_MILLISECONDS = 60_000

/** What would get in the way of a test, or would look for something outside of this machine. */
const SETTINGS = {
  'chat.disableAIFeatures': true,
  'editor.accessibilitySupport': 'off',
  'editor.inlineSuggest.enabled': true,
  'editor.minimap.enabled': false,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'files.autoSave': 'off',
  'files.hotExit': 'off',
  'git.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'window.confirmBeforeClose': 'never',
  'workbench.enableExperiments': false,
  'workbench.startupEditor': 'none',
}

/**
 * @typedef {object} Options
 * @property {string} home an empty folder for all that it keeps
 * @property {string[]} extensions .vsix files
 * @property {boolean} [askForTrust] whether a workspace has to be trusted before anything runs in it
 * @property {Record<string, string>} [environment]
 */

export class CodeServer {
  /** @param {import('node:child_process').ChildProcess} child @param {number} port */
  constructor(child, port) {
    this.child = child
    this.port = port
  }

  /** @param {Options} options @returns {Promise<CodeServer>} */
  static async start({ home, extensions, askForTrust = false, environment = {} }) {
    const user = join(home, 'user')
    const folders = ['--user-data-dir', user, '--extensions-dir', join(home, 'extensions'), '--server-data-dir', home]
    const env = { ...process.env, EXTENSIONS_GALLERY: '{"serviceUrl":""}', ...environment }
    await mkdir(join(user, 'User'), { recursive: true })
    const settings = { ...SETTINGS, 'security.workspace.trust.enabled': askForTrust }
    await writeFile(join(user, 'User', 'settings.json'), JSON.stringify(settings))
    const install = extensions.flatMap(path => ['--install-extension', path])
    await ended(spawn(process.execPath, [MAIN, ...folders, ...install], { env, stdio: ['ignore', 'pipe', 'pipe'] }))
    const listen = ['--host', '127.0.0.1', '--port', '0', '--without-connection-token', '--force-disable-user-env']
    const quiet = ['--accept-server-license-terms', '--telemetry-level', 'off', '--disable-telemetry', '--log', 'error']
    const child = spawn(process.execPath, [MAIN, ...folders, ...listen, ...quiet], {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    return new CodeServer(child, await portOf(child))
  }

  /** The address of the workbench with a folder, and a file of it, open. @param {string} folder @param {string} file */
  address(folder, file) {
    const authority = `127.0.0.1:${this.port}`
    const payload = file === '' ? [] : [['openFile', `vscode-remote://${authority}${encodeURI(join(folder, file))}`]]
    const query = new URLSearchParams({ folder, payload: JSON.stringify(payload) })
    return `http://${authority}/?${query}`
  }

  async stop() {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return
    const gone = new Promise(resolve => this.child.once('exit', resolve))
    this.child.kill('SIGKILL')
    await gone
  }
}

/** @param {import('node:child_process').ChildProcess} child */
async function ended(child) {
  let said = ''
  child.stdout?.on('data', data => (said += data))
  child.stderr?.on('data', data => (said += data))
  const code = await new Promise(resolve => child.once('close', resolve))
  if (code !== 0) throw new Error(`${child.spawnargs.join(' ')} ended with ${code}: ${said}`)
}

/** @param {import('node:child_process').ChildProcess} child @returns {Promise<number>} */
function portOf(child) {
  return new Promise((resolve, reject) => {
    let said = ''
    const patience = setTimeout(() => reject(new Error(`VS Code's server is not ready: ${said}`)), START_MILLISECONDS)
    child.once('exit', code => reject(new Error(`VS Code's server ended with ${code}: ${said}`)))
    for (const stream of [child.stdout, child.stderr]) {
      if (stream === null) continue
      createInterface({ input: stream }).on('line', line => {
        if (said.length < 10_000) said += `${line}\n`
        const port = /agent listening on (\d+)/u.exec(line)?.[1]
        if (port === undefined) return
        clearTimeout(patience)
        resolve(Number(port))
      })
    }
  })
}
