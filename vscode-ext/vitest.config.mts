import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const mock = (name: string): string => fileURLToPath(new URL(`./test/mocks/${name}.ts`, import.meta.url))

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    restoreMocks: true,
    // Half of the time would go into making each file a world of its own; mocks are restored in any case.
    isolate: false,
    // Patience only: a busy machine takes seconds to start a process.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    alias: {
      'vscode-languageclient/node': mock('languageclient'),
      vscode: mock('vscode'),
    },
  },
})
