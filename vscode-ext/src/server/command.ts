/**
 * Which command starts the assistant. What the user has set is taken as it is; otherwise the usual places are looked
 * at in turn. Another program that is also called `assistant` (Qt has one) is never started.
 */

import { execFile } from 'node:child_process'
import { constants } from 'node:fs'
import { access, open, stat } from 'node:fs/promises'
import { delimiter, isAbsolute, join } from 'node:path'

export interface Command {
  program: string
  /** Without `lsp`, which is added when it is started. */
  arguments: string[]
}

export interface Question {
  /** What the user has set, undefined when it was left as it is. */
  configured: readonly string[] | undefined
  /** Folders of the workspace. */
  folders: readonly string[]
  path: string
  platform: NodeJS.Platform
}

/** There is no such command. `message` says where it was looked for. */
export class CommandMissing extends Error {
  override readonly name = 'CommandMissing'
}

/** What is asked of the machine; another one stands in for it in tests. */
export interface Machine {
  isExecutable(path: string): Promise<boolean>
  /** Whether the file is the script that pip makes for this project's command. */
  isOurScript(path: string): Promise<boolean>
  /** Whether this Python has the assistant. */
  hasAssistant(python: string): Promise<boolean>
}

export async function findCommand(question: Question, machine: Machine = realMachine): Promise<Command> {
  const { configured, platform } = question
  if (configured !== undefined) return await configuredCommand(configured, question, machine)
  const onPath = await search(programNames('assistant', platform), pathFolders(question.path), machine.isOurScript)
  if (onPath !== undefined) return { program: onPath, arguments: [] }
  const environments = question.folders.map(folder => join(folder, '.venv', platform === 'win32' ? 'Scripts' : 'bin'))
  const inWorkspace = await search(programNames('assistant', platform), environments, machine.isOurScript)
  if (inWorkspace !== undefined) return { program: inWorkspace, arguments: [] }
  for (const name of platform === 'win32' ? ['python', 'py'] : ['python3', 'python']) {
    const python = await search(programNames(name, platform), pathFolders(question.path), machine.isExecutable)
    if (python !== undefined && (await machine.hasAssistant(python))) {
      return { program: python, arguments: ['-P', '-m', 'assistant'] }
    }
  }
  throw new CommandMissing(
    'The proving assistant is not installed: there is no command «assistant» on the PATH or in the .venv of the ' +
      'workspace, and Python does not know it.',
  )
}

async function configuredCommand(words: readonly string[], question: Question, machine: Machine): Promise<Command> {
  const [program, ...rest] = words
  if (program === undefined || program.trim() === '') {
    throw new CommandMissing('The setting assistant.command is empty: it needs at least the name of a program.')
  }
  if (isAbsolute(program)) {
    if (await machine.isExecutable(program)) return { program, arguments: rest }
    throw new CommandMissing(`The setting assistant.command names «${program}», which cannot be run.`)
  }
  const found = await search(programNames(program, question.platform), pathFolders(question.path), machine.isExecutable)
  if (found !== undefined) return { program: found, arguments: rest }
  throw new CommandMissing(`The setting assistant.command names «${program}», which is not on the PATH.`)
}

async function search(
  names: readonly string[],
  folders: readonly string[],
  accepts: (path: string) => Promise<boolean>,
): Promise<string | undefined> {
  for (const folder of folders) {
    for (const name of names) {
      const path = join(folder, name)
      if (await accepts(path)) return path
    }
  }
  return undefined
}

function programNames(name: string, platform: NodeJS.Platform): string[] {
  return platform === 'win32' ? [`${name}.exe`, name] : [name]
}

/** Relative folders are left out: they would mean another one in every working directory. */
function pathFolders(path: string): string[] {
  return path.split(delimiter).filter(folder => isAbsolute(folder))
}

const HEAD_BYTES = 2000
const ASK_PYTHON_MILLISECONDS = 10_000

export const realMachine: Machine = { isExecutable, isOurScript, hasAssistant }

async function isExecutable(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK)
    return (await stat(path)).isFile()
  } catch {
    return false
  }
}

async function isOurScript(path: string): Promise<boolean> {
  if (!(await isExecutable(path))) return false
  // On Windows pip makes a program with the script behind it.
  if (path.endsWith('.exe')) return true
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0)
    const head = buffer.toString('utf8', 0, bytesRead)
    return head.startsWith('#!') && head.includes('assistant')
  } finally {
    await file.close()
  }
}

function hasAssistant(python: string): Promise<boolean> {
  return new Promise(resolve => {
    const script = 'import importlib.util, sys; sys.exit(importlib.util.find_spec("assistant.cli.main") is None)'
    const options = { timeout: ASK_PYTHON_MILLISECONDS, windowsHide: true }
    execFile(python, ['-I', '-c', script], options, error => resolve(error === null))
  })
}
