/** Puts the parts together. */

import { window, workspace, type ExtensionContext } from 'vscode'
import { registerCommands } from './commands'
import { CursorRest } from './cursor-rest'
import { GhostText } from './ghost-text'
import { registerHoleCommand } from './holes'
import { LeanLanguage } from './language'
import type { Status } from './messages'
import type { ServerState } from './model/status'
import { ModelItem } from './models'
import { PanelHost } from './panel/host'
import { Introduction } from './panel/introduction'
import { panelView, place } from './panel/placing'
import { Reporter } from './server/report'
import { AssistantServer } from './server/server'
import { traceChannel } from './server/trace'
import { StatusBar } from './status-bar'

/** For tests, and for other extensions that want to know whether the assistant runs. */
export interface Exports {
  status(): Status
  state(): ServerState
}

let server: AssistantServer | undefined

export function activate(context: ExtensionContext): Exports {
  const log = window.createOutputChannel('Lean Proving Assistant', { log: true })
  const trace = traceChannel(window.createOutputChannel('Lean Proving Assistant (Trace)', { log: true }))
  const ghostText = new GhostText()
  const rest = new CursorRest()
  const view = panelView()
  const started = new AssistantServer({ log, trace, inlineCompletion: ghostText.middleware })
  server = started
  context.subscriptions.push(
    log,
    trace,
    started,
    started.onSuggestionsReady(ready => ghostText.onSuggestionsReady(ready)),
    rest,
    started.onDidChangeState(state => rest.served(state.kind === 'running')),
    registerHoleCommand(),
    new LeanLanguage(),
    new Reporter(started),
    new StatusBar(started),
    new ModelItem(started),
    new PanelHost(context.extensionUri, started, view, context.globalState),
    new Introduction(started, view, context.globalState),
    ...registerCommands(started, log, ghostText, view),
    workspace.onDidGrantWorkspaceTrust(() => void started.restart()),
    workspace.onDidChangeConfiguration(event => {
      if (event.affectsConfiguration('assistant.command') || event.affectsConfiguration('assistant.lean')) {
        void started.restart()
      }
    }),
  )
  void place(view)
  void started.restart()
  return { status: () => started.status, state: () => started.state }
}

export async function deactivate(): Promise<void> {
  await server?.stop()
}
