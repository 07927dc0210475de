/**
 * Where the panel is: beside the goals in the secondary side bar, where the editor lets extensions have a container
 * there, else in the side bar. Each place has a view of its own in the manifest, and a context key says which is shown.
 */

import { commands, version, window, type Memento } from 'vscode'

export const IN_SIDE_BAR = 'assistant.panel'
export const BESIDE = 'assistant.panelBeside'
export type PanelView = typeof IN_SIDE_BAR | typeof BESIDE

/** The first version whose manifests may name a container of the secondary side bar; an older one passes over it. */
const BESIDE_SINCE = [1, 106] as const
const OFFERED = 'panel.moveOffered'
const MOVE = 'Move…'
const NOT_NOW = 'Not Now'

export function panelView(editor: string = version): PanelView {
  const [major = 0, minor = 0] = editor.split('.').map(Number)
  const [sinceMajor, sinceMinor] = BESIDE_SINCE
  return major > sinceMajor || (major === sinceMajor && minor >= sinceMinor) ? BESIDE : IN_SIDE_BAR
}

/** Has the editor show the view that it can. */
export async function place(view: PanelView): Promise<void> {
  await commands.executeCommand('setContext', 'assistant.panelPlace', view === BESIDE ? 'beside' : 'sideBar')
}

/** Where the panel is in the side bar, offers once to move it beside the goals, which is the editor's own list to choose from. */
export async function offerToMove(view: PanelView, memory: Memento): Promise<void> {
  if (view === BESIDE || memory.get(OFFERED, false)) return
  await memory.update(OFFERED, true)
  const text = 'The proof panel is best beside the goals. Move it, and choose «New Secondary Side Bar Entry»?'
  if ((await window.showInformationMessage(text, MOVE, NOT_NOW)) !== MOVE) return
  await commands.executeCommand('workbench.action.moveFocusedView', view)
}
