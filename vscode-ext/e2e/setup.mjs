/**
 * After `npm ci`: VS Code's server serves modules to the browser from a folder beside it. Those that it needs are dependencies of
 * ours, so that one lock file names all, and nothing is compiled and nothing is fetched from elsewhere.
 */

import { rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'

const codeServer = dirname(createRequire(import.meta.url).resolve('code-server/package.json'))
const code = join(codeServer, 'lib', 'vscode')
const modules = join(code, 'node_modules')
await rm(modules, { force: true, recursive: true })
await symlink(relative(code, dirname(codeServer)), modules, 'dir')
