/** Getting the assistant onto the machine, and saying where it is. Nothing runs before the user has agreed to it. */

import { commands, window } from 'vscode'
import { setCommand } from '../settings'

export const PIP_COMMAND = "python3 -m pip install --constraint CHECKOUT/constraints.txt 'CHECKOUT[lean]'"

export async function install(): Promise<void> {
  const command = await window.showInputBox({
    title: 'Install the proving assistant',
    prompt: 'Put the folder of a checkout in the place of CHECKOUT. The command runs in a terminal when you press Enter.',
    value: PIP_COMMAND,
    ignoreFocusOut: true,
  })
  if (command === undefined || command.trim() === '') return
  const terminal = window.createTerminal({ name: 'Install the proving assistant' })
  terminal.show()
  terminal.sendText(command)
  const answer = await window.showInformationMessage('Start the assistant when the installation has finished.', 'Start')
  if (answer === 'Start') await commands.executeCommand('assistant.restartServer')
}

export async function chooseCommand(): Promise<void> {
  const file = { label: 'Choose a program…', detail: 'The file «assistant» in the environment where it is installed' }
  const setting = { label: 'Open the setting', detail: 'assistant.command: a program and its arguments' }
  const chosen = await window.showQuickPick([file, setting], { title: "The assistant's command" })
  if (chosen === setting) {
    await commands.executeCommand('workbench.action.openSettings', '@id:assistant.command')
  } else if (chosen === file) {
    const [program] = (await window.showOpenDialog({ title: "The assistant's program", openLabel: 'Use' })) ?? []
    if (program !== undefined) await setCommand([program.fsPath])
  }
}
