/** The grammar as VS Code reads it, by the same library. */

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { beforeAll, describe, expect, it } from 'vitest'
import { createOnigScanner, createOnigString, loadWASM } from 'vscode-oniguruma'
import { INITIAL, parseRawGrammar, Registry, type IGrammar } from 'vscode-textmate'

const FILE = new URL('../syntaxes/lean4.tmLanguage.json', import.meta.url)
const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
let grammar: IGrammar

beforeAll(async () => {
  const wasm = readFileSync(createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm'))
  await loadWASM(wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength))
  const registry = new Registry({
    onigLib: Promise.resolve({ createOnigScanner, createOnigString }),
    loadGrammar: () => Promise.resolve(parseRawGrammar(readFileSync(FILE, 'utf8'), 'lean4.json')),
  })
  const loaded = await registry.loadGrammar(manifest.contributes.grammars[0].scopeName)
  if (loaded === null) throw new Error('the grammar has another scope name than the manifest says')
  grammar = loaded
})

/** The innermost scope of every stretch of a text that has one besides the grammar's own. */
function scopes(text: string): [string, string][] {
  let stack = INITIAL
  const found: [string, string][] = []
  for (const line of text.split('\n')) {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, stack)
    stack = ruleStack
    for (const token of tokens) {
      const scope = token.scopes.at(-1) ?? ''
      if (token.scopes.length > 1) found.push([line.slice(token.startIndex, token.endIndex), scope.replace('.lean4', '')])
    }
  }
  return found
}

describe('the grammar', () => {
  it('tells a declaration, its name, its tactics and a hole', () => {
    expect(scopes('theorem swap (p q : Prop) : p ∧ q := by\n  simp; sorry')).toEqual([
      ['theorem', 'keyword.declaration'],
      ['swap', 'entity.name.function'],
      ['Prop', 'storage.type'],
      ['∧', 'keyword.operator'],
      [':=', 'keyword.operator'],
      ['by', 'keyword.control'],
      ['simp', 'support.function.tactic'],
      ['sorry', 'invalid.illegal.sorry'],
    ])
  })

  it.each([
    ['/- a /- nested -/ still -/ def', 'def', 'keyword.declaration'],
    ['-- by itself\ndef f', 'f', 'entity.name.function'],
    ['"a \\" b" def', 'def', 'keyword.declaration'],
    ['r"a \\" def', 'def', 'keyword.declaration'],
    ['r#"a " b"# def', 'def', 'keyword.declaration'],
    ['s!"a {fun x => x} b"', 'fun', 'keyword.control'],
    ["example : 'a' = x", 'example', 'keyword.declaration'],
    ['theorem Foo.bar\' : 1 = 1', "Foo.bar'", 'entity.name.function'],
    ['@[simp] theorem t', 'theorem', 'keyword.declaration'],
    ['#eval 12', '12', 'constant.numeric'],
  ])('reads %j', (text, word, scope) => {
    expect(scopes(text)).toContainEqual([word, scope])
  })

  it.each([['h.by'], ['sorryish'], ["by'"], ['x1'], ['/- by'], ['"by']])('sees no keyword in %j', text => {
    expect(scopes(text).map(([, scope]) => scope)).not.toContainEqual(expect.stringMatching(/keyword|sorry|numeric/))
  })
})
