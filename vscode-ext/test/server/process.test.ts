import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { describeExit, ServerProcess } from '../../src/server/process'
import { eventually } from '../builders'

const STAND_IN = fileURLToPath(new URL('../standins/server.mjs', import.meta.url))

async function start(behaviour: string, environment: Record<string, string> = {}): Promise<{ server: ServerProcess; lines: string[] }> {
  const lines: string[] = []
  const command = { program: process.execPath, arguments: [STAND_IN, behaviour] }
  const server = await ServerProcess.start(command, { cwd: undefined, environment, onLine: line => lines.push(line) })
  return { server, lines }
}

const alive = (pid: number | undefined): boolean => {
  try {
    return process.kill(pid ?? -1, 0)
  } catch {
    return false
  }
}

describe('ServerProcess', () => {
  it('is started with «lsp» and its variables, and its words are heard', async () => {
    const { server, lines } = await start('stay', { ASSISTANT_LEAN: 'embedded' })
    await eventually(() => lines.length === 2)
    expect(lines).toEqual(['stand-in: stay lsp', 'lean=embedded'])
    await server.end()
  })

  it('tells how it ended, with its last words', async () => {
    const { server, lines } = await start('exit:3')
    expect(await server.exited).toEqual({ code: 3, signal: null })
    await eventually(() => lines.includes('it will not do'))
    expect(describeExit(await server.exited, server.lastWords)).toBe('exit code 3: it will not do')
    expect(server.running).toBe(false)
  })

  it('ends when its input ends', async () => {
    const { server, lines } = await start('stay')
    await eventually(() => lines.length === 2)
    await server.end()
    expect(await server.exited).toEqual({ code: 0, signal: null })
    expect(alive(server.child.pid)).toBe(false)
  })

  it('is killed when it does not want to end', async () => {
    const { server, lines } = await start('stubborn')
    await eventually(() => lines.length === 2)
    await server.end()
    expect(await server.exited).toEqual({ code: null, signal: 'SIGKILL' })
    expect(alive(server.child.pid)).toBe(false)
  })

  it('says so when the program cannot be started', async () => {
    const started = ServerProcess.start(
      { program: '/nowhere/assistant', arguments: [] },
      { cwd: undefined, environment: {}, onLine: () => undefined },
    )
    await expect(started).rejects.toThrow('ENOENT')
  })
})

describe('describeExit', () => {
  it('names the signal alone: what was said before has nothing to do with it', () => {
    expect(describeExit({ code: null, signal: 'SIGKILL' }, 'the engine is ready')).toBe('signal SIGKILL')
  })
})
