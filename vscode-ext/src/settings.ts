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

/** What the editor says of language models; empty where it says nothing. */
export function chosenModels(): { steps: string[]; whole: string } {
  const configuration = workspace.getConfiguration(SECTION)
  return { steps: configuration.get<string[]>('models.steps', []), whole: configuration.get('models.whole', '') }
}

/** Whether there is a workspace that may have settings of its own. */
export function hasFolder(): boolean {
  return (workspace.workspaceFolders ?? []).length > 0
}

/**
 * Has a model asked in this workspace, where a folder is open, else wherever nothing else is said. `none` is written as
 * such: what is empty would leave it to the user's own file.
 */
export async function setModels(name: string, uses: readonly ('steps' | 'whole')[]): Promise<void> {
  const configuration = workspace.getConfiguration(SECTION)
  const target = hasFolder() ? ConfigurationTarget.Workspace : ConfigurationTarget.Global
  for (const use of uses) {
    await configuration.update(`models.${use}`, use === 'steps' ? [name] : name, target)
  }
}

export function ghostTextEnabled(resource?: Uri): boolean {
  return workspace.getConfiguration(SECTION, resource).get('inlineCompletion.enabled', true)
}

export type Eagerness = 'eager' | 'calm' | 'onRequest'

/** When ghost text comes: at once, after a while of rest, or only where it is asked for. */
export function ghostTextEagerness(resource?: Uri): Eagerness {
  return workspace.getConfiguration(SECTION, resource).get<Eagerness>('inlineCompletion.eagerness', 'eager')
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
