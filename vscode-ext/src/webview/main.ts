/** Start of the panel's script. */

import type { ToPanel } from '../panel/protocol'
import { Panel } from './panel'

declare function acquireVsCodeApi(): { postMessage(message: unknown): void }

const editor = acquireVsCodeApi()
const root = document.getElementById('panel')
if (root === null) throw new Error('The page of the panel has no element «panel».')
const panel = new Panel(root, message => editor.postMessage(message))
window.addEventListener('message', (event: MessageEvent<ToPanel>) => panel.receive(event.data))
editor.postMessage({ type: 'ready' })
