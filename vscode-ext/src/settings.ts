/** The settings that the extension itself reads; the server asks for its own. */

import { ConfigurationTarget, workspace, type Uri } from 'vscode'

const SECTION = 'assistant'

/** What the user has set as the command, undefined when it was left as it is. */
export function configuredCommand(): string[] | undefined {
  const found = workspace.getConfiguration(SECTION).inspect<string[]>('command')
  return found?.workspaceFolderValue ?? found?.workspaceValue ?? found?.globalValue
}

export async function setCommand(words: string[]): Promise<void> {
  await workspace.getConfiguration(SECTION).update('command', words, ConfigurationTarget.Global)
}

/** Variables for the server's process. */
export function serverEnvironment(): Record<string, string> {
  const lean = workspace.getConfiguration(SECTION).get('lean', '').trim()
  // A folder of the workspace that happens to be called `assistant` must not be taken for the program.
  const environment: Record<string, string> = { PYTHONSAFEPATH: '1', PYTHONUNBUFFERED: '1' }
  if (lean !== '') environment['ASSISTANT_LEAN'] = lean
  return environment
}

export function ghostTextEnabled(resource?: Uri): boolean {
  return workspace.getConfiguration(SECTION, resource).get('inlineCompletion.enabled', true)
}

/** Turns ghost text on or off where that was said before: for this workspace, or for all. Returns the new state. */
export async function toggleGhostText(): Promise<boolean> {
  const configuration = workspace.getConfiguration(SECTION)
  const key = 'inlineCompletion.enabled'
  const enabled = !configuration.get(key, true)
  const inWorkspace = configuration.inspect(key)?.workspaceValue !== undefined
  await configuration.update(key, enabled, inWorkspace ? ConfigurationTarget.Workspace : ConfigurationTarget.Global)
  return enabled
}
