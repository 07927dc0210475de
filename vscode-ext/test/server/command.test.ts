import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { CommandMissing, findCommand, realMachine, type Machine, type Question } from '../../src/server/command'

const question = (changes: Partial<Question> = {}): Question => ({
  configured: undefined,
  folders: ['/w'],
  path: '/usr/bin:/opt/bin',
  platform: 'linux',
  ...changes,
})

/** A machine with these files, of which some are the script of this project. */
function machine(files: Record<string, 'ours' | 'other' | 'python with' | 'python without'>): Machine {
  return {
    isExecutable: path => Promise.resolve(path in files),
    isOurScript: path => Promise.resolve(files[path] === 'ours'),
    hasAssistant: python => Promise.resolve(files[python] === 'python with'),
  }
}

describe('findCommand', () => {
  it('takes what the user has set, arguments and all', async () => {
    const found = await findCommand(question({ configured: ['/x/assistant', '--verbose'] }), machine({ '/x/assistant': 'other' }))
    expect(found).toEqual({ program: '/x/assistant', arguments: ['--verbose'] })
  })

  it('looks for a program that was set by its name on the PATH', async () => {
    const found = await findCommand(question({ configured: ['uv', 'run', 'assistant'] }), machine({ '/opt/bin/uv': 'other' }))
    expect(found).toEqual({ program: '/opt/bin/uv', arguments: ['run', 'assistant'] })
  })

  it.each([
    [['/x/assistant'], '/x/assistant'],
    [['nowhere'], 'not on the PATH'],
    [[], 'empty'],
    [[' '], 'empty'],
  ])('says what is wrong with the setting %o, and looks no further', async (configured, said) => {
    const all = machine({ '/usr/bin/assistant': 'ours' })
    await expect(findCommand(question({ configured }), all)).rejects.toThrow(said)
    await expect(findCommand(question({ configured }), all)).rejects.toBeInstanceOf(CommandMissing)
  })

  it('prefers the PATH to the environment of the workspace, and that to Python', async () => {
    const files = {
      '/opt/bin/assistant': 'ours',
      '/w/.venv/bin/assistant': 'ours',
      '/usr/bin/python3': 'python with',
    } as const
    expect(await findCommand(question(), machine(files))).toEqual({ program: '/opt/bin/assistant', arguments: [] })
    const { '/opt/bin/assistant': _, ...second } = files
    expect(await findCommand(question(), machine(second))).toEqual({ program: '/w/.venv/bin/assistant', arguments: [] })
    const third = { '/usr/bin/python3': 'python with' } as const
    expect(await findCommand(question(), machine(third))).toEqual({
      program: '/usr/bin/python3',
      arguments: ['-P', '-m', 'assistant'],
    })
  })

  it('passes over another program of the same name', async () => {
    const found = findCommand(question(), machine({ '/usr/bin/assistant': 'other', '/opt/bin/assistant': 'ours' }))
    expect((await found).program).toBe('/opt/bin/assistant')
  })

  it('does not take a Python that does not know the assistant', async () => {
    await expect(findCommand(question(), machine({ '/usr/bin/python3': 'python without' }))).rejects.toBeInstanceOf(CommandMissing)
  })

  it('never takes a folder of the PATH that depends on where it is', async () => {
    const found = findCommand(question({ path: '.:bin', folders: [] }), machine({ 'bin/assistant': 'ours', assistant: 'ours' }))
    await expect(found).rejects.toBeInstanceOf(CommandMissing)
  })

  it('looks in every folder of the workspace', async () => {
    const found = await findCommand(question({ folders: ['/a', '/b'] }), machine({ '/b/.venv/bin/assistant': 'ours' }))
    expect(found.program).toBe('/b/.venv/bin/assistant')
  })
})

describe('realMachine', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'assistant-command-'))
  })
  afterEach(() => rm(folder, { recursive: true }))

  const file = async (text: string, mode = 0o755): Promise<string> => {
    const path = join(folder, 'assistant')
    await writeFile(path, text, { mode })
    return path
  }

  it('knows the script that pip makes', async () => {
    const path = await file('#!/usr/bin/python3\nimport sys\nfrom assistant.cli.main import main\nsys.exit(main())\n')
    expect(await realMachine.isOurScript(path)).toBe(true)
  })

  it('finds it on a real PATH', async () => {
    const path = await file('#!/usr/bin/python3\nfrom assistant.cli.main import main\n')
    expect(await findCommand(question({ path: folder, folders: [] }))).toEqual({ program: path, arguments: [] })
  })

  it('says that nothing is there when nothing is', async () => {
    await expect(findCommand(question({ path: folder, folders: [folder] }))).rejects.toBeInstanceOf(CommandMissing)
  })

  it('tells a compiled program of the same name from it', async () => {
    expect(await realMachine.isOurScript(await file('\x7fELF assistant'))).toBe(false)
  })

  it('does not take what may not be run, is a folder, or is not there', async () => {
    expect(await realMachine.isExecutable(await file('#!/bin/sh\n', 0o644))).toBe(false)
    await mkdir(join(folder, 'inside'))
    expect(await realMachine.isExecutable(join(folder, 'inside'))).toBe(false)
    expect(await realMachine.isOurScript(join(folder, 'missing'))).toBe(false)
  })

  it('asks a program whether it knows the assistant, and takes a failure for no', async () => {
    expect(await realMachine.hasAssistant(await file('#!/bin/sh\nexit 0\n'))).toBe(true)
    expect(await realMachine.hasAssistant(await file('#!/bin/sh\nexit 1\n'))).toBe(false)
    expect(await realMachine.hasAssistant(join(folder, 'missing'))).toBe(false)
  })
})
