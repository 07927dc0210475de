/** Which language model is asked: an item in the status bar, and the list behind it. The choice is this workspace's. */

import {
  QuickPickItemKind,
  StatusBarAlignment,
  window,
  workspace,
  type Disposable,
  type QuickPickItem,
  type StatusBarItem,
} from 'vscode'
import { METHODS, type Model, type Models, type ModelUse } from './messages'
import { describeModels } from './model/whole'
import { isUnknownToServer, ServerUnavailable, type AssistantServer } from './server/server'
import { chosenModels, hasFolder, setModels } from './settings'
import { told } from './told'

const WORDS: Record<ModelUse, string> = { steps: 'tactics', whole: 'whole proofs' }
const EVERY_USE: ModelUse[] = ['steps', 'whole']

/** Hidden while there is no server, and beside one that knows nothing of models. */
export class ModelItem implements Disposable {
  private readonly item: StatusBarItem
  private readonly subscriptions: Disposable[]
  private asked = 0

  constructor(private readonly server: AssistantServer) {
    this.item = window.createStatusBarItem('assistant.model', StatusBarAlignment.Right, 99)
    this.item.name = 'Lean Proving Assistant: Model'
    this.item.command = 'assistant.chooseModel'
    this.subscriptions = [
      this.item,
      server.onDidChangeState(() => void this.refresh()),
      workspace.onDidChangeConfiguration(event => {
        if (event.affectsConfiguration('assistant.models')) void this.refresh()
      }),
    ]
    void this.refresh()
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose()
  }

  /** Resolves when what is shown is so. */
  async refresh(): Promise<void> {
    this.asked += 1
    const asked = this.asked
    const models = this.server.running ? await this.ask() : undefined
    if (asked !== this.asked) return
    if (models === undefined) {
      this.item.hide()
      return
    }
    const { text, tooltip } = describeModels(effective(models))
    this.item.text = `$(hubot) ${text}`
    this.item.tooltip = tooltip
    this.item.accessibilityInformation = { label: `Lean Assistant, language model: ${text}`, role: 'button' }
    this.item.show()
  }

  private async ask(): Promise<Models | undefined> {
    try {
      return await this.server.request<Models>(METHODS.models, {})
    } catch (error) {
      if (!isUnknownToServer(error)) told(this.server, METHODS.models, error)
      return undefined
    }
  }
}

/** Who is asked with what the editor says, which the server may be told only in a moment. */
function effective(models: Models): Pick<Models, 'steps' | 'whole'> {
  const { steps, whole } = chosenModels()
  return {
    steps: steps.length > 0 ? steps.filter(name => name !== 'none') : models.steps,
    whole: whole === '' ? models.whole : whole === 'none' ? '' : whole,
  }
}

interface Choice extends QuickPickItem {
  name?: string
  uses?: ModelUse[]
  everywhere?: boolean
}

/** What there is to choose from: each model for all that it can, and for one thing alone; or none. */
export function modelChoices(models: Models, everywhere: boolean): Choice[] {
  const now = everywhere ? models : effective(models)
  const isUsed = (name: string, use: ModelUse) => (use === 'steps' ? now.steps.includes(name) : now.whole === name)
  const row = (model: Model, uses: ModelUse[]): Choice => {
    const used = EVERY_USE.filter(use => isUsed(model.name, use))
    const mark = used.length > 0 && used.join() === uses.join() ? '$(check)' : '$(hubot)'
    return {
      label: `${mark} ${model.name}`,
      description: `for ${uses.map(use => WORDS[use]).join(' and ')}`,
      detail: uses.length === model.able.length ? `${model.where} · ${model.cards.join(', ')}` : '',
      name: model.name,
      uses,
    }
  }
  const rows = models.models.flatMap(model => [
    row(model, model.able),
    ...(model.able.length > 1 ? model.able.map(use => row(model, [use])) : []),
  ])
  const nobody = now.steps.length === 0 && now.whole === ''
  return [
    ...rows,
    {
      label: `${nobody ? '$(check)' : '$(circle-slash)'} No model`,
      description: 'the built-in provers and the search alone',
      name: 'none',
      uses: EVERY_USE,
    },
    { label: '', kind: QuickPickItemKind.Separator },
    everywhere
      ? { label: '$(folder) Choose for this workspace alone', everywhere: false }
      : { label: '$(globe) Choose for all projects', description: 'in your assistant.toml', everywhere: true },
  ]
}

/** Asks which model is wanted, and has it asked: in this workspace, or by the user's own settings. */
export async function chooseModel(server: AssistantServer, everywhere = !hasFolder()): Promise<void> {
  try {
    const models = await server.request<Models>(METHODS.models, {})
    if (models.models.length === 0) {
      void window.showInformationMessage(`${models.message} ${models.hint}`.trim())
      return
    }
    const chosen = await window.showQuickPick(modelChoices(models, everywhere), {
      title: everywhere ? 'Language Model for All Projects' : 'Language Model for This Workspace',
      placeHolder: 'Who is asked besides the built-in provers',
    })
    if (chosen?.everywhere !== undefined) await chooseModel(server, chosen.everywhere)
    else if (chosen?.name !== undefined) await use(server, chosen.name, chosen.uses ?? EVERY_USE, everywhere)
  } catch (error) {
    const message = told(server, METHODS.models, error)
    void (error instanceof ServerUnavailable ? window.showWarningMessage(message) : window.showErrorMessage(message))
  }
}

async function use(server: AssistantServer, name: string, uses: ModelUse[], everywhere: boolean): Promise<void> {
  if (!everywhere) {
    await setModels(name, uses)
    return
  }
  const { message, hint } = await server.request<Models>(METHODS.useModel, { name, uses })
  if (message !== '') void window.showWarningMessage(`${message}. ${hint}`)
}
