/** The commands that have a proof written from start to end; what is written is seen in the panel. */

import { CancellationError, commands, window, type TextEditor } from 'vscode'
import { METHODS, type WholeResult } from './messages'
import { describeWhole } from './model/whole'
import type { AssistantServer } from './server/server'
import { told } from './told'

/** `declaration`: its proof anew, whatever stands there now. */
export type WholeScope = 'hole' | 'declaration'

export async function writeWhole(server: AssistantServer, editor: TextEditor, scope: WholeScope): Promise<void> {
  const { line, character } = editor.selection.active
  const textDocument = { uri: editor.document.uri.toString() }
  await commands.executeCommand('assistant.showPanel')
  try {
    const result = await server.request<WholeResult>(METHODS.whole, {
      textDocument,
      position: { line, character },
      scope,
      insert: true,
    })
    const message = describeWhole(result)
    if (result.inserted || result.cancelled) window.setStatusBarMessage(message, 5000)
    else void window.showWarningMessage(message)
  } catch (error) {
    if (error instanceof CancellationError) return
    void window.showErrorMessage(told(server, METHODS.whole, error))
  }
}
