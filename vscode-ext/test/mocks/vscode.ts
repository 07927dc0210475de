/**
 * Stands in for the editor's API: as much of it as the extension uses. `editor` is what a test looks at and sets; call
 * `resetEditor` before each test.
 */

type Listener<T> = (value: T) => unknown

export class Disposable {
  constructor(private readonly callback: () => void = () => undefined) {}
  dispose(): void {
    this.callback()
  }
}

export class EventEmitter<T> {
  private readonly listeners = new Set<Listener<T>>()
  readonly event = (listener: Listener<T>): Disposable => {
    this.listeners.add(listener)
    return new Disposable(() => this.listeners.delete(listener))
  }
  get listenerCount(): number {
    return this.listeners.size
  }
  fire(value: T): void {
    for (const listener of [...this.listeners]) listener(value)
  }
  dispose(): void {
    this.listeners.clear()
  }
}

export class CancellationError extends Error {}

export class CancellationTokenSource {
  private readonly emitter = new EventEmitter<undefined>()
  readonly token = { isCancellationRequested: false, onCancellationRequested: this.emitter.event }
  cancel(): void {
    if (this.token.isCancellationRequested) return
    this.token.isCancellationRequested = true
    this.emitter.fire(undefined)
  }
  dispose(): void {
    this.emitter.dispose()
  }
}

export class Position {
  constructor(
    readonly line: number,
    readonly character: number,
  ) {}
  translate(lines: number, characters: number): Position {
    return new Position(this.line + lines, this.character + characters)
  }
  isEqual(other: Position): boolean {
    return this.line === other.line && this.character === other.character
  }
}

export class Range {
  readonly start: Position
  readonly end: Position
  constructor(start: Position | number, end: Position | number, line?: number, character?: number) {
    if (typeof start === 'number' || typeof end === 'number') {
      this.start = new Position(start as number, end as number)
      this.end = new Position(line ?? 0, character ?? 0)
    } else {
      this.start = start
      this.end = end
    }
  }
}

export class Selection extends Range {
  get active(): Position {
    return this.end
  }
  get isEmpty(): boolean {
    return this.start.line === this.end.line && this.start.character === this.end.character
  }
}

export class Uri {
  private constructor(
    readonly scheme: string,
    readonly path: string,
  ) {}
  static parse(text: string): Uri {
    const [scheme = '', rest = ''] = text.split(/:(.*)/su)
    return new Uri(scheme, decodeURIComponent(rest.replace(/^\/\//u, '')))
  }
  static file(path: string): Uri {
    return new Uri('file', path)
  }
  static joinPath(base: Uri, ...parts: string[]): Uri {
    return new Uri(base.scheme, [base.path, ...parts].join('/'))
  }
  get fsPath(): string {
    return this.path
  }
  toString(): string {
    const path = this.path.split('/').map(encodeURIComponent).join('/')
    return this.scheme === 'file' ? `file://${path}` : `${this.scheme}:${path}`
  }
}

/** A text that can be changed; every change gives it a new version. */
export class TextDocument {
  version = 1
  isClosed = false
  readonly languageId: string
  constructor(
    readonly uri: Uri,
    public text: string,
    languageId = 'lean4',
  ) {
    this.languageId = languageId
  }
  offsetAt({ line, character }: Position): number {
    const before = this.text.split('\n').slice(0, line)
    return before.reduce((sum, text) => sum + text.length + 1, 0) + character
  }
  positionAt(offset: number): Position {
    const lines = this.text.slice(0, offset).split('\n')
    return new Position(lines.length - 1, lines.at(-1)?.length ?? 0)
  }
  getText(range: Range): string {
    return this.text.slice(this.offsetAt(range.start), this.offsetAt(range.end))
  }
  lineAt(line: number): { text: string } {
    return { text: this.text.split('\n')[line] ?? '' }
  }
  change(text: string): void {
    this.text = text
    this.version += 1
  }
}

export class InlineCompletionItem {
  command: unknown
  constructor(
    readonly insertText: string,
    readonly range?: Range,
  ) {}
}

export interface TextEditor {
  document: TextDocument
  selection: Selection
}

interface Edit {
  uri: Uri
  range: Range
  text: string
}

export class WorkspaceEdit {
  readonly edits: Edit[] = []
  replace(uri: Uri, range: Range, text: string): void {
    this.edits.push({ uri, range, text })
  }
}

export class ThemeColor {
  constructor(readonly id: string) {}
}

/** Stands in for what the editor remembers. */
export class Memory {
  private readonly values = new Map<string, unknown>()
  keys(): readonly string[] {
    return [...this.values.keys()]
  }
  get<T>(key: string, fallback?: T): T | undefined {
    return (this.values.get(key) as T | undefined) ?? fallback
  }
  update(key: string, value: unknown): Promise<void> {
    this.values.set(key, value)
    return Promise.resolve()
  }
  setKeysForSync(): void {}
}

export const version = '1.106.3'
export const env = { clipboard: { writeText: (text: string) => Promise.resolve(void editor.copied.push(text)) } }
export const StatusBarAlignment = { Left: 1, Right: 2 }
export const ProgressLocation = { SourceControl: 1, Window: 10, Notification: 15 }
export const QuickPickItemKind = { Separator: -1, Default: 0 }
export const ConfigurationTarget = { Global: 1, Workspace: 2, WorkspaceFolder: 3 }
export const LogLevel = { Off: 0, Trace: 1, Debug: 2, Info: 3, Warning: 4, Error: 5 }
export const IndentAction = { None: 0, Indent: 1 }

interface Message {
  level: 'info' | 'warning' | 'error'
  text: string
  actions: string[]
}

export interface StatusItem {
  text: string
  tooltip: string
  name: string
  command: string
  accessibilityInformation?: { label: string }
  backgroundColor?: ThemeColor | undefined
  /** Whether it is to be seen. */
  visible: boolean
  show(): void
  hide(): void
  dispose(): void
}

interface ProgressShown {
  title: string
  reports: { message?: string; increment?: number }[]
  cancel(): void
  ended: boolean
}

function freshEditor() {
  return {
    trusted: true,
    folders: [] as string[],
    /** Values that the user has set, by whole name: `assistant.lean`. */
    settings: {} as Record<string, unknown>,
    workspaceSettings: {} as Record<string, unknown>,
    defaults: {
      'assistant.command': ['assistant'],
      'assistant.inlineCompletion.enabled': true,
      'assistant.lean': '',
      'assistant.trace.server': 'off',
    } as Record<string, unknown>,
    messages: [] as Message[],
    /** What the user answers to the next messages, pickers and boxes. */
    answers: [] as unknown[],
    executed: [] as unknown[][],
    registered: {} as Record<string, (...words: unknown[]) => unknown>,
    documents: [] as TextDocument[],
    active: undefined as TextEditor | undefined,
    visible: [] as TextEditor[],
    applyEdits: true,
    statusItems: [] as StatusItem[],
    terminals: [] as { name: string; sent: string[] }[],
    progress: [] as ProgressShown[],
    log: [] as string[],
    copied: [] as string[],
    extensions: {} as Record<string, { isActive: boolean; exports: unknown }>,
    languageConfigurations: [] as string[],
    viewProviders: {} as Record<string, unknown>,
    selectionChanged: new EventEmitter<{ textEditor: TextEditor }>(),
    activeChanged: new EventEmitter<TextEditor | undefined>(),
    textChanged: new EventEmitter<{ document: TextDocument; contentChanges: readonly { range: Range; text: string }[] }>(),
    configurationChanged: new EventEmitter<{ affectsConfiguration(name: string): boolean }>(),
    trustGranted: new EventEmitter<undefined>(),
    extensionsChanged: new EventEmitter<undefined>(),
  }
}

export let editor = freshEditor()

export function resetEditor(): void {
  editor = freshEditor()
}

/** Opens a document in the active editor with the cursor at a place. */
export function openDocument(document: TextDocument, line: number, character: number): TextEditor {
  const cursor = new Position(line, character)
  const opened = { document, selection: new Selection(cursor, cursor) }
  editor.documents.push(document)
  editor.active = opened
  editor.visible = [opened]
  return opened
}

export function changeSetting(name: string, value: unknown): void {
  editor.settings[name] = value
  editor.configurationChanged.fire({ affectsConfiguration: asked => name === asked || name.startsWith(`${asked}.`) })
}

const say =
  (level: Message['level']) =>
  (text: string, ...actions: string[]): Promise<unknown> => {
    editor.messages.push({ level, text, actions })
    return Promise.resolve(actions.length > 0 ? editor.answers.shift() : undefined)
  }

export function logChannel(name: string) {
  const write =
    (level: string) =>
    (text: unknown): void => {
      editor.log.push(`${level} ${text instanceof Error ? text.message : String(text)}`)
    }
  return {
    name,
    logLevel: LogLevel.Info,
    onDidChangeLogLevel: new EventEmitter<number>().event,
    trace: write('trace'),
    debug: write('debug'),
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
    append: write('append'),
    appendLine: write('append'),
    show: () => editor.executed.push(['show log']),
    dispose: () => undefined,
  }
}

export const window = {
  showInformationMessage: say('info'),
  showWarningMessage: say('warning'),
  showErrorMessage: say('error'),
  showQuickPick: (items: unknown[]) => {
    const answer = editor.answers.shift()
    return Promise.resolve(typeof answer === 'function' ? (answer as (items: unknown[]) => unknown)(items) : answer)
  },
  showInputBox: (options: { value?: string }) => {
    const answer = editor.answers.shift()
    return Promise.resolve(answer === 'as it is' ? options.value : answer)
  },
  showOpenDialog: () => Promise.resolve(editor.answers.shift()),
  setStatusBarMessage: (text: string) => editor.messages.push({ level: 'info', text, actions: [] }),
  createOutputChannel: logChannel,
  createStatusBarItem: (): StatusItem => {
    const item = {
      text: '',
      tooltip: '',
      name: '',
      command: '',
      visible: false,
      show: () => void (item.visible = true),
      hide: () => void (item.visible = false),
      dispose: () => undefined,
    }
    editor.statusItems.push(item)
    return item
  },
  createTerminal: ({ name }: { name: string }) => {
    const terminal = { name, sent: [] as string[] }
    editor.terminals.push(terminal)
    return { show: () => undefined, sendText: (text: string) => terminal.sent.push(text) }
  },
  registerWebviewViewProvider: (id: string, provider: unknown) => {
    editor.viewProviders[id] = provider
    return new Disposable()
  },
  withProgress: async (
    { title }: { title: string },
    work: (progress: { report(value: object): void }, token: unknown) => Promise<unknown>,
  ) => {
    const source = new CancellationTokenSource()
    const shown: ProgressShown = { title, reports: [], cancel: () => source.cancel(), ended: false }
    editor.progress.push(shown)
    await work({ report: value => shown.reports.push(value) }, source.token)
    shown.ended = true
  },
  showTextDocument: (document: TextDocument, options: { selection?: Selection }) => {
    const selection = options.selection ?? new Selection(new Position(0, 0), new Position(0, 0))
    editor.active = { document, selection }
    return Promise.resolve(editor.active)
  },
  onDidChangeTextEditorSelection: (listener: Listener<{ textEditor: TextEditor }>) => editor.selectionChanged.event(listener),
  onDidChangeActiveTextEditor: (listener: Listener<TextEditor | undefined>) => editor.activeChanged.event(listener),
  get activeTextEditor() {
    return editor.active
  },
  get visibleTextEditors() {
    return editor.visible
  },
}

export const workspace = {
  get isTrusted() {
    return editor.trusted
  },
  get workspaceFolders() {
    return editor.folders.map(path => ({ uri: Uri.file(path), name: path }))
  },
  getConfiguration: (section: string) => ({
    get: (key: string, fallback?: unknown): unknown => {
      const name = `${section}.${key}`
      return editor.workspaceSettings[name] ?? editor.settings[name] ?? editor.defaults[name] ?? fallback
    },
    inspect: (key: string) => {
      const name = `${section}.${key}`
      return {
        defaultValue: editor.defaults[name],
        globalValue: editor.settings[name],
        workspaceValue: editor.workspaceSettings[name],
      }
    },
    update: (key: string, value: unknown, target: number) => {
      const name = `${section}.${key}`
      if (target === ConfigurationTarget.Workspace) editor.workspaceSettings[name] = value
      changeSetting(name, value)
      return Promise.resolve()
    },
  }),
  openTextDocument: (uri: Uri) => {
    const found = editor.documents.find(document => document.uri.toString() === uri.toString())
    return found ? Promise.resolve(found) : Promise.reject(new Error(`no document ${uri.toString()}`))
  },
  applyEdit: (edit: WorkspaceEdit) => {
    if (!editor.applyEdits) return Promise.resolve(false)
    for (const { uri, range, text } of edit.edits) {
      const document = editor.documents.find(open => open.uri.toString() === uri.toString())
      if (document === undefined) return Promise.resolve(false)
      const before = document.text.slice(0, document.offsetAt(range.start))
      document.change(before + text + document.text.slice(document.offsetAt(range.end)))
    }
    return Promise.resolve(true)
  },
  onDidChangeConfiguration: (listener: Listener<{ affectsConfiguration(name: string): boolean }>) =>
    editor.configurationChanged.event(listener),
  onDidChangeTextDocument: (listener: Listener<{ document: TextDocument; contentChanges: readonly { range: Range; text: string }[] }>) => editor.textChanged.event(listener),
  onDidGrantWorkspaceTrust: (listener: Listener<undefined>) => editor.trustGranted.event(listener),
}

export const commands = {
  executeCommand: (...words: unknown[]) => {
    editor.executed.push(words)
    const handler = editor.registered[String(words[0])]
    return Promise.resolve(handler?.(...words.slice(1)))
  },
  registerCommand: (id: string, handler: (...words: unknown[]) => unknown) => {
    if (id in editor.registered) throw new Error(`command '${id}' already exists`)
    editor.registered[id] = handler
    return new Disposable(() => delete editor.registered[id])
  },
}

export const languages = {
  setLanguageConfiguration: (language: string) => {
    editor.languageConfigurations.push(language)
    return new Disposable(() => editor.languageConfigurations.pop())
  },
}

export const extensions = {
  getExtension: (id: string) => editor.extensions[id],
  onDidChange: (listener: Listener<undefined>) => editor.extensionsChanged.event(listener),
}
