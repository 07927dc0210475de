/** The panel opens by itself once: beside the first Lean file for which the assistant is ready. It leaves the focus alone. */

import { commands, window, type Disposable, type Memento } from 'vscode'
import type { AssistantServer } from '../server/server'
import { offerToMove, type PanelView } from './placing'

const OPENED = 'panel.opened'

export class Introduction implements Disposable {
  private subscriptions: Disposable[] = []

  constructor(
    private readonly server: AssistantServer,
    private readonly view: PanelView,
    private readonly memory: Memento,
  ) {
    if (memory.get(OPENED, false)) return
    this.subscriptions = [
      server.onDidChangeState(() => this.look()),
      server.onDidChangeStatus(() => this.look()),
      window.onDidChangeActiveTextEditor(() => this.look()),
    ]
    this.look()
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose()
    this.subscriptions = []
  }

  private look(): void {
    const { state } = this.server.status
    const ready = this.server.running && (state === 'idle' || state === 'busy')
    if (ready && window.activeTextEditor?.document.languageId === 'lean4') void this.open()
  }

  private async open(): Promise<void> {
    this.dispose()
    await this.memory.update(OPENED, true)
    await commands.executeCommand(`${this.view}.focus`, { preserveFocus: true })
    await offerToMove(this.view, this.memory)
  }
}
