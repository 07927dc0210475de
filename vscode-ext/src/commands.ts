/** The commands of the palette and the keys. Those of the server (`assistant.server.*`) come from the language client. */

import { commands, window, type Disposable, type LogOutputChannel, type TextEditor } from 'vscode'
import type { GhostText } from './ghost-text'
import { SERVER_COMMANDS, type Position } from './messages'
import { chooseModel } from './models'
import type { PanelView } from './panel/placing'
import { chooseCommand, install } from './server/install'
import { ServerUnavailable, type AssistantServer } from './server/server'
import { toggleGhostText } from './settings'
import { showMenu } from './status-bar'
import { told } from './told'
import { writeWhole } from './whole'

const SNOOZE_MINUTES = 5

export function registerCommands(server: AssistantServer, log: LogOutputChannel, ghostText: GhostText, panel: PanelView): Disposable[] {
  const at = (command: string) => () =>
    withLean(editor => run(server, command, editor.document.uri.toString(), positionOf(editor)))
  const handlers: Record<string, () => unknown> = {
    'assistant.prove': at(SERVER_COMMANDS.prove),
    'assistant.closeDeclaration': at(SERVER_COMMANDS.closeDeclaration),
    'assistant.closeFile': () =>
      withLean(editor => run(server, SERVER_COMMANDS.closeFile, editor.document.uri.toString())),
    'assistant.closeSelection': () =>
      withLean(({ document, selection: { start, end } }) =>
        run(server, SERVER_COMMANDS.closeSelection, document.uri.toString(), plain(start), plain(end)),
      ),
    'assistant.snooze': () => {
      ghostText.snooze(SNOOZE_MINUTES)
      window.setStatusBarMessage(`Ghost text rests for ${SNOOZE_MINUTES} minutes.`, 3000)
    },
    'assistant.whole': () => withLean(editor => writeWhole(server, editor, 'hole')),
    'assistant.wholeDeclaration': () => withLean(editor => writeWhole(server, editor, 'declaration')),
    'assistant.chooseModel': () => chooseModel(server),
    'assistant.stopAll': () => run(server, SERVER_COMMANDS.stop),
    'assistant.showPanel': () => commands.executeCommand(`${panel}.focus`),
    'assistant.restartServer': () => server.restart(),
    'assistant.showLog': () => log.show(),
    'assistant.toggleInlineCompletion': toggle,
    'assistant.menu': () => showMenu(server),
    'assistant.install': install,
    'assistant.chooseCommand': chooseCommand,
  }
  return Object.entries(handlers).map(([id, handler]) => commands.registerCommand(id, handler))
}

async function withLean(work: (editor: TextEditor) => Promise<void>): Promise<void> {
  const editor = window.activeTextEditor
  if (editor?.document.languageId === 'lean4') await work(editor)
  else void window.showInformationMessage('Open a Lean file first, and put the cursor where something is to be proved.')
}

async function run(server: AssistantServer, command: string, ...words: unknown[]): Promise<void> {
  try {
    await server.execute(command, ...words)
  } catch (error) {
    if (error instanceof ServerUnavailable) {
      const answer = await window.showWarningMessage(error.message, 'Start', 'Show Log')
      if (answer === 'Start') await commands.executeCommand('assistant.restartServer')
      if (answer === 'Show Log') await commands.executeCommand('assistant.showLog')
    } else {
      void window.showErrorMessage(told(server, command, error))
    }
  }
}

async function toggle(): Promise<void> {
  const enabled = await toggleGhostText()
  window.setStatusBarMessage(`Ghost text is ${enabled ? 'on' : 'off'}.`, 3000)
}

function positionOf(editor: TextEditor): Position {
  return plain(editor.selection.active)
}

/** As it is sent. */
function plain({ line, character }: Position): Position {
  return { line, character }
}
