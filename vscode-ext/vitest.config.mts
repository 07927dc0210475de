import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const mock = (name: string): string => fileURLToPath(new URL(`./test/mocks/${name}.ts`, import.meta.url))

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    restoreMocks: true,
    alias: {
      'vscode-languageclient/node': mock('languageclient'),
      vscode: mock('vscode'),
    },
  },
})
