/** A place that is held on to while the cursor goes elsewhere. It moves with the text around it. */

import { workspace, type Disposable } from 'vscode'
import { shifted } from '../model/shift'
import type { Position } from '../messages'
import type { Place } from './follow'

export class Pin implements Disposable {
  private position: Position
  private readonly subscription: Disposable

  constructor(private readonly pinned: Place) {
    this.position = pinned.position
    this.subscription = workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (document !== pinned.document) return
      this.position = contentChanges.reduce<Position>(shifted, this.position)
    })
  }

  /** Where it is now; null when its file was closed. */
  get place(): Place | null {
    const { document } = this.pinned
    return document.isClosed ? null : { document, version: document.version, position: this.position }
  }

  dispose(): void {
    this.subscription.dispose()
  }
}
