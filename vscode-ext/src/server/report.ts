/** Says what became of the server, once, with what can be done about it. */

import { commands, window, type Disposable } from 'vscode'
import type { ServerState } from '../model/status'
import type { AssistantServer } from './server'

const ACTIONS: Record<string, string> = {
  Install: 'assistant.install',
  'Choose…': 'assistant.chooseCommand',
  Restart: 'assistant.restartServer',
  'Show Log': 'assistant.showLog',
}

/** A crash that follows another within this time is not worth another message: the log has it. */
const QUIET_MILLISECONDS = 60_000

export class Reporter implements Disposable {
  private readonly subscriptions: Disposable[]
  private lastCrash = -Infinity

  constructor(server: AssistantServer) {
    this.subscriptions = [
      server.onDidChangeState(state => this.onState(state)),
      server.onCrash(message => this.onCrash(message)),
    ]
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose()
  }

  private onState(state: ServerState): void {
    if (state.kind === 'missing') {
      offer(window.showErrorMessage(state.message, 'Install', 'Choose…', 'Show Log'))
    } else if (state.kind === 'failed') {
      offer(window.showErrorMessage(state.message, 'Restart', 'Choose…', 'Show Log'))
    }
  }

  private onCrash(message: string): void {
    const now = Date.now()
    if (now - this.lastCrash > QUIET_MILLISECONDS) {
      const text = `The proving assistant ended unexpectedly (${message}) and is being restarted.`
      offer(window.showWarningMessage(text, 'Show Log'))
    }
    this.lastCrash = now
  }
}

function offer(answer: Thenable<string | undefined>): void {
  void answer.then(chosen => {
    const command = chosen === undefined ? undefined : ACTIONS[chosen]
    if (command !== undefined) void commands.executeCommand(command)
  })
}
