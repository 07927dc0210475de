/** The item in the status bar, and the menu behind it. */

import {
  commands,
  QuickPickItemKind,
  StatusBarAlignment,
  ThemeColor,
  window,
  workspace,
  type Disposable,
  type QuickPickItem,
  type StatusBarItem,
} from 'vscode'
import { SERVER_COMMANDS } from './messages'
import { statusText } from './model/status'
import type { AssistantServer } from './server/server'
import { ghostTextEnabled } from './settings'

export class StatusBar implements Disposable {
  private readonly item: StatusBarItem
  private readonly subscriptions: Disposable[]

  constructor(private readonly server: AssistantServer) {
    this.item = window.createStatusBarItem('assistant.status', StatusBarAlignment.Right, 100)
    this.item.name = 'Lean Proving Assistant'
    this.item.command = 'assistant.menu'
    this.subscriptions = [
      this.item,
      server.onDidChangeState(() => this.update()),
      server.onDidChangeStatus(() => this.update()),
      workspace.onDidChangeConfiguration(event => {
        if (event.affectsConfiguration('assistant.inlineCompletion.enabled')) this.update()
      }),
    ]
    this.update()
    this.item.show()
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose()
  }

  private update(): void {
    const { text, tooltip, spoken, severity } = statusText(this.server.state, this.server.status, ghostTextEnabled())
    this.item.text = text
    this.item.tooltip = tooltip
    this.item.accessibilityInformation = { label: spoken, role: 'button' }
    this.item.backgroundColor =
      severity === 'normal' ? undefined : new ThemeColor(`statusBarItem.${severity}Background`)
  }
}

interface Choice extends QuickPickItem {
  run?(): Thenable<unknown>
}

/** What the menu offers now. */
export function menuChoices(server: AssistantServer): Choice[] {
  const { state, status } = server
  const choices: Choice[] = []
  const untrusted = state.kind === 'off' && state.reason === 'untrusted'
  if (untrusted) {
    choices.push(command('$(shield) Manage workspace trust', 'workbench.trust.manage'))
  }
  if (state.kind === 'missing') {
    choices.push(command('$(cloud-download) Install the assistant', 'assistant.install'))
    choices.push(command('$(folder-opened) Choose its command', 'assistant.chooseCommand'))
  }
  if (status.state === 'error' && status.hint.includes('lake build')) {
    choices.push({ label: '$(tools) Run `lake build` in a terminal', run: buildInTerminal })
  }
  if (status.running.length > 0) {
    choices.push({ label: 'Running', kind: QuickPickItemKind.Separator })
    for (const job of status.running) {
      choices.push({
        label: `$(debug-stop) Stop: ${job.title}`,
        run: () => server.execute(SERVER_COMMANDS.stop, job.id),
      })
    }
    if (status.running.length > 1) choices.push(command('$(debug-stop) Stop everything', 'assistant.stopAll'))
    choices.push({ label: '', kind: QuickPickItemKind.Separator })
  }
  const ghostText = ghostTextEnabled()
  choices.push(
    command('$(layout-sidebar-right) Show the panel', 'assistant.showPanel'),
    command(ghostText ? '$(eye-closed) Turn ghost text off' : '$(eye) Turn ghost text on', 'assistant.toggleInlineCompletion'),
  )
  if (state.kind === 'running') choices.push(command('$(hubot) Choose the language model', 'assistant.chooseModel'))
  if (!untrusted) {
    const label = state.kind === 'running' ? '$(refresh) Restart the server' : '$(debug-start) Start the server'
    choices.push(command(label, 'assistant.restartServer'))
  }
  choices.push(
    command('$(output) Show the log', 'assistant.showLog'),
    command('$(gear) Settings', 'workbench.action.openSettings', '@ext:lean-assistant.lean-assistant'),
  )
  return choices
}

export async function showMenu(server: AssistantServer): Promise<void> {
  const { prover, lean, message } = server.status
  const facts = [prover, lean && `Lean ${lean}`, message].filter(fact => fact !== '')
  const chosen = await window.showQuickPick(menuChoices(server), {
    title: 'Lean Proving Assistant',
    placeHolder: facts.join(' · ') || 'What to do',
  })
  await chosen?.run?.()
}

async function buildInTerminal(): Promise<void> {
  const terminal = window.createTerminal({ name: 'lake build', cwd: workspace.workspaceFolders?.[0]?.uri })
  terminal.show()
  terminal.sendText('lake build')
}

function command(label: string, id: string, ...words: unknown[]): Choice {
  return { label, run: () => commands.executeCommand(id, ...words) }
}
