/** The server's process: started, listened to, and ended whatever happens. */

import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process'
import { createInterface } from 'node:readline'
import type { Command } from './command'

export interface Exit {
  code: number | null
  signal: NodeJS.Signals | null
}

export interface ProcessOptions {
  cwd: string | undefined
  environment: Record<string, string>
  /** Every line of standard error. */
  onLine(line: string): void
}

const KEPT_LINES = 20
const GRACE_MILLISECONDS = 1500
const LAST_WORDS_MILLISECONDS = 300

export class ServerProcess {
  /** Resolves when it has ended and has been heard out; never rejects. */
  readonly exited: Promise<Exit>
  private readonly lines: string[] = []
  private ended: Exit | undefined

  private constructor(
    readonly child: ChildProcessWithoutNullStreams,
    onLine: (line: string) => void,
  ) {
    const stderr = createInterface({ input: child.stderr })
    stderr.on('line', line => {
      this.lines.push(line)
      if (this.lines.length > KEPT_LINES) this.lines.shift()
      onLine(line)
    })
    const heard = new Promise<void>(resolve => stderr.once('close', resolve))
    this.exited = new Promise(resolve => {
      child.once('exit', (code, signal) => {
        const exit = { code, signal }
        this.ended = exit
        // Its last words may still be on the way; a process that it has left behind must not keep us waiting for more.
        const patience = setTimeout(() => resolve(exit), LAST_WORDS_MILLISECONDS)
        void heard.then(() => {
          clearTimeout(patience)
          resolve(exit)
        })
      })
    })
    // Writing to a process that has just died is no news: its exit is.
    child.stdin.on('error', () => undefined)
    child.on('error', () => undefined)
  }

  /** Errors: what the system says when the program cannot be started. */
  static start(command: Command, options: ProcessOptions): Promise<ServerProcess> {
    return new Promise((resolve, reject) => {
      const child = spawn(command.program, [...command.arguments, 'lsp'], {
        cwd: options.cwd,
        env: { ...process.env, ...options.environment },
        stdio: 'pipe',
        windowsHide: true,
      })
      const started = new ServerProcess(child, options.onLine)
      child.once('spawn', () => resolve(started))
      child.once('error', reject)
    })
  }

  get running(): boolean {
    return this.ended === undefined
  }

  /** The last line of standard error that is not empty; it usually says why the process ended. */
  get lastWords(): string {
    return this.lines.findLast(line => line.trim() !== '')?.trim() ?? ''
  }

  /** Closes its input, then asks it to end, then ends it. Resolves when it is gone. */
  async end(): Promise<void> {
    this.child.stdin.end()
    for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
      if (await this.gone(GRACE_MILLISECONDS)) return
      this.child.kill(signal)
    }
    await this.exited
  }

  private async gone(milliseconds: number): Promise<boolean> {
    let timer: NodeJS.Timeout | undefined
    const patience = new Promise<void>(resolve => (timer = setTimeout(resolve, milliseconds)))
    await Promise.race([this.exited, patience])
    clearTimeout(timer)
    return !this.running
  }
}

/** Its last words tell why it ended by itself; whoever is killed says nothing about it. */
export function describeExit({ code, signal }: Exit, lastWords: string): string {
  if (signal !== null) return `signal ${signal}`
  return lastWords === '' ? `exit code ${code}` : `exit code ${code}: ${lastWords}`
}
