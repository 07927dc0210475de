/** The language client: ghost text, lenses, code actions, hovers and hints come from it as the server offers them. */

import { ProgressLocation, window, type LogOutputChannel } from 'vscode'
import {
  CloseAction,
  ErrorAction,
  LanguageClient,
  RevealOutputChannelOn,
  WorkDoneProgressCancelNotification,
  type Middleware,
  type ProgressToken,
  type WorkDoneProgressBegin,
  type WorkDoneProgressEnd,
  type WorkDoneProgressReport,
} from 'vscode-languageclient/node'
import type { ServerProcess } from './process'

export const SELECTOR = [
  { language: 'lean4', scheme: 'file' },
  { language: 'lean4', scheme: 'untitled' },
]

export type InlineCompletionMiddleware = Pick<Middleware, 'provideInlineCompletionItems'>

export interface ClientOptions {
  log: LogOutputChannel
  trace: LogOutputChannel
  inlineCompletion: InlineCompletionMiddleware
}

/** What is done sooner is not worth a message that comes and goes. */
export const SHOW_AFTER_MILLISECONDS = 400

/** What fails is logged; what the user should know is said once, by the one who knows what to do about it. */
class QuietClient extends LanguageClient {
  override error(message: string, data?: unknown): void {
    super.error(message, data, false)
  }
}

export interface Connected {
  client: LanguageClient
  /** For when the server is gone: ends the progress that is still shown. */
  dispose(): void
}

export function createClient(process: ServerProcess, options: ClientOptions): Connected {
  const progress = new CancellableProgress(token => {
    void client.sendNotification(WorkDoneProgressCancelNotification.type, { token })
  })
  const middleware: Middleware = {
    ...options.inlineCompletion,
    handleWorkDoneProgress: (token, params, next) => {
      if (!progress.handle(token, params)) next(token, params)
    },
  }
  const client: LanguageClient = new QuietClient('assistant', 'Lean Proving Assistant', () => Promise.resolve(process.child), {
    documentSelector: SELECTOR,
    synchronize: { configurationSection: 'assistant' },
    initializationOptions: {
      statusNotifications: true,
      treeNotifications: true,
      wholeNotifications: true,
      panelCommand: 'assistant.showPanel',
    },
    outputChannel: options.log,
    traceOutputChannel: options.trace,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    // Standard error is read by the process, for the log and for its last words.
    stdioOptions: { stdout: () => undefined, stderr: () => undefined },
    initializationFailedHandler: () => false,
    errorHandler: {
      error: (_error, _message, count) => {
        if (count !== undefined && count <= 3) return { action: ErrorAction.Continue, handled: true }
        // What cannot be understood does not get better: whoever watches the process starts another one.
        void process.end()
        return { action: ErrorAction.Continue, handled: true }
      },
      closed: () => {
        void process.end()
        return { action: CloseAction.DoNotRestart, handled: true, message: 'The connection to the server is closed.' }
      },
    },
    middleware,
  })
  return { client, dispose: () => progress.endAll() }
}

/**
 * Progress that may be cancelled, shown with a button. The language client shows all progress in the status bar, where
 * there is no button; that is right for what cannot be cancelled.
 */
export class CancellableProgress {
  private readonly running = new Map<ProgressToken, Shown>()

  constructor(private readonly cancel: (token: ProgressToken) => void) {}

  /** False when the language client should see this, too. */
  handle(token: ProgressToken, params: WorkDoneProgressBegin | WorkDoneProgressReport | WorkDoneProgressEnd): boolean {
    const shown = this.running.get(token)
    if (params.kind === 'begin') {
      if (params.cancellable !== true) return false
      this.running.set(token, this.show(token, params))
      return true
    }
    if (shown === undefined) return false
    if (params.kind === 'end') {
      this.running.delete(token)
      shown.done()
      // The language client has a part of its own for this token and drops it now.
      return false
    }
    shown.report(params)
    return true
  }

  private show(token: ProgressToken, begin: WorkDoneProgressBegin): Shown {
    let done: () => void = () => undefined
    const ended = new Promise<void>(resolve => (done = resolve))
    let latest: Report = begin
    let report: Shown['report'] = params => (latest = { ...latest, ...params })
    const options = { location: ProgressLocation.Notification, title: begin.title, cancellable: true }
    const timer = setTimeout(() => {
      void window.withProgress(options, async (progress, cancelled) => {
        cancelled.onCancellationRequested(() => this.cancel(token))
        let percentage = 0
        report = ({ message, percentage: next }) => {
          const increment = next === undefined ? undefined : Math.max(0, next - percentage)
          percentage += increment ?? 0
          progress.report({ ...(message !== undefined && { message }), ...(increment !== undefined && { increment }) })
        }
        report(latest)
        await ended
      })
    }, SHOW_AFTER_MILLISECONDS)
    const end = (): void => {
      clearTimeout(timer)
      done()
    }
    return { report: params => report(params), done: end }
  }

  /** The server is gone, and with it whatever ran. */
  endAll(): void {
    for (const shown of this.running.values()) shown.done()
    this.running.clear()
  }
}

interface Report {
  message?: string
  percentage?: number
}

interface Shown {
  report(params: Report): void
  done(): void
}
