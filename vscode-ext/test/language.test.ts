import { beforeEach, describe, expect, it } from 'vitest'
import { CONFIGURATION, LeanLanguage } from '../src/language'
import { LEAN4_EXTENSION } from '../src/lean4'
import { editor, resetEditor } from './mocks/vscode'

beforeEach(resetEditor)

describe('the configuration', () => {
  const indents = (before: string) => CONFIGURATION.onEnterRules?.some(rule => rule.beforeText.test(before))

  it.each([
    'theorem t : p := by',
    'def f : Nat → Nat :=',
    '  | zero =>',
    '  · exact h',
    'def g := do  ',
    '    where',
  ])('indents the line behind %j', before => {
    expect(indents(before)).toBe(true)
  })

  it.each(['  simp', 'theorem standby', '-- read by', 'x := by simp', '  exact h.by'])('leaves the line behind %j', before => {
    expect(indents(before)).toBe(false)
  })
})

describe('LeanLanguage', () => {
  it('describes brackets and comments when nobody else does', () => {
    new LeanLanguage()
    expect(editor.languageConfigurations).toEqual(['lean4'])
  })

  it("leaves them to Lean's own extension", () => {
    editor.extensions[LEAN4_EXTENSION] = { isActive: false, exports: undefined }
    new LeanLanguage()
    expect(editor.languageConfigurations).toEqual([])
  })

  it('makes room when it is installed later, and comes back when it goes', () => {
    new LeanLanguage()
    editor.extensions[LEAN4_EXTENSION] = { isActive: true, exports: undefined }
    editor.extensionsChanged.fire(undefined)
    expect(editor.languageConfigurations).toEqual([])
    delete editor.extensions[LEAN4_EXTENSION]
    editor.extensionsChanged.fire(undefined)
    expect(editor.languageConfigurations).toEqual(['lean4'])
  })
})
