// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { FromPanel } from '../../src/panel/protocol'
import { Panel } from '../../src/webview/panel'
import { delta, edge, opened, refutation, suggestion, suggestions } from '../builders'

let root: HTMLElement
let sent: FromPanel[]
let panel: Panel

beforeEach(() => {
  vi.useFakeTimers()
  document.body.replaceChildren()
  root = document.createElement('main')
  document.body.append(root)
  sent = []
  panel = new Panel(root, message => sent.push(message))
})

afterEach(() => vi.useRealTimers())

const copied = (): string[] => sent.flatMap(message => (message.type === 'copy' ? [message.text] : []))
const find = <T extends Element = HTMLElement>(selector: string): T => {
  const found = root.querySelector<T>(selector)
  if (found === null) throw new Error(`nothing is ${selector}`)
  return found
}
const button = (label: string): HTMLButtonElement => {
  const found = [...root.querySelectorAll('button')].find(({ textContent }) => textContent === label)
  if (found === undefined) throw new Error(`no button ${label}`)
  return found
}
const key = (target: Element, name: string): void => {
  target.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true }))
}
const here = (): void => panel.receive({ type: 'place', place: { name: 'A.lean', line: 2, column: 3 } })

describe('goal', () => {
  it('has its hypotheses in columns and says where it is', () => {
    here()
    panel.receive({ type: 'goal', goals: ['case zero\nn m : Nat\n⊢ n = m'], message: '', none: false })
    expect(find('.place > span').textContent).toBe('A.lean:2:3')
    expect(find('h3').textContent).toBe('zero')
    expect([...find('tr').children].map(({ textContent }) => textContent)).toEqual(['n m', ':', 'Nat'])
    expect(find('.target').textContent).toBe('⊢ n = m')
  })

  it('never takes text for markup', () => {
    panel.receive({ type: 'goal', goals: ['h : <img src=x onerror=alert(1)>\n⊢ <b>p</b>'], message: '<i>none</i>', none: false })
    panel.receive({ type: 'suggestions', ticket: 1, suggestions: suggestions({ suggestions: [suggestion({ tactic: '<b>simp</b>' })] }) })
    expect(root.querySelector('img, b, i')).toBeNull()
    expect(find('.target').textContent).toBe('⊢ <b>p</b>')
  })

  it('says how many there are', () => {
    panel.receive({ type: 'goal', goals: ['⊢ a', 'case h\n⊢ b'], message: '', none: false })
    expect([...root.querySelectorAll('h3')].map(({ textContent }) => textContent)).toEqual(['1 of 2', '2 of 2 · h'])
  })

  it('is marked as waiting until the one of the new place is there', () => {
    here()
    expect(find('.goals').getAttribute('aria-busy')).toBe('true')
    panel.receive({ type: 'goal', goals: [], message: 'No goal here.', none: false })
    expect(find('.goals').hasAttribute('aria-busy')).toBe(false)
  })

  it('asks for a file when none is open', () => {
    panel.receive({ type: 'place', place: null })
    expect(find('.goals').textContent).toContain('Open a Lean file')
    expect(button('Prove').disabled).toBe(true)
  })
})

describe('suggestions', () => {
  const two = suggestions({
    suggestions: [suggestion(), suggestion({ tactic: 'intro h', status: 'progress', goals: ['h : p\n⊢ q'] })],
    tried: 9,
    rejected: { failed: 7 },
    complete: true,
  })

  it('say by a sign and in words what they do', () => {
    panel.receive({ type: 'suggestions', ticket: 4, suggestions: two })
    const [first, second] = root.querySelectorAll('.suggestion')
    expect(first?.textContent).toBe('✓simp')
    expect(second?.textContent).toBe('→intro h⊢ q')
    expect(second?.getAttribute('aria-label')).toBe('intro h, leaves, ⊢ q')
    expect(find('.small').textContent).toBe('9 tried · 7 failed')
  })

  it('say where they come from', () => {
    const learnt = suggestion({ source: 'neighbours', why: 'as in one (A:2)' })
    panel.receive({ type: 'suggestions', ticket: 4, suggestions: suggestions({ suggestions: [suggestion(), learnt] }) })
    root.querySelector<HTMLElement>('.fold')?.click()
    const [first, second] = root.querySelectorAll<HTMLElement>('.suggestion')
    expect(first?.title).toContain('From portfolio')
    expect(second?.title).toContain('From neighbours, as in one (A:2)')
  })

  it('give way to the proof of the negation where the goal is false', () => {
    const known = suggestions({ suggestions: [suggestion()], refutation: refutation() })
    panel.receive({ type: 'suggestions', ticket: 4, suggestions: known })
    expect(find('.suggestions .quiet').textContent).toBe('⊥ false for n = 0')
    expect(find('.suggestions pre').textContent).toBe(refutation().code)
    expect(root.querySelectorAll('.suggestion')).toHaveLength(0)
    panel.receive({ type: 'suggestions', ticket: 5, suggestions: two })
    expect(find('.suggestions pre').hidden).toBe(true)
  })

  it('name all who proposed them', () => {
    const both = suggestion({ source: 'neighbours', why: 'as in one (A:2)', others: ['portfolio', 'qwen'] })
    panel.receive({ type: 'suggestions', ticket: 4, suggestions: suggestions({ suggestions: [both] }) })
    expect(find('.suggestion').title).toContain('From neighbours, as in one (A:2); also portfolio, qwen')
  })

  it('are inserted by a click', () => {
    panel.receive({ type: 'suggestions', ticket: 4, suggestions: two })
    root.querySelectorAll<HTMLElement>('.suggestion')[1]?.click()
    expect(sent).toEqual([{ type: 'insert', ticket: 4, index: 1 }])
  })

  it('are walked through by the arrows, and the one in focus stays it when more arrive', () => {
    panel.receive({ type: 'suggestions', ticket: 4, suggestions: two })
    const [first, second] = root.querySelectorAll<HTMLElement>('.suggestion')
    first?.focus()
    key(first!, 'ArrowDown')
    expect(document.activeElement).toBe(second)
    const [simp, intro] = two.suggestions
    panel.receive({ type: 'suggestions', ticket: 4, suggestions: { ...two, suggestions: [simp!, suggestion({ tactic: 'omega' }), intro!] } })
    expect((document.activeElement as HTMLElement).dataset['tactic']).toBe('intro h')
    key(document.activeElement!, 'Home')
    expect((document.activeElement as HTMLElement).dataset['tactic']).toBe('simp')
  })

  it('are eight at first, and all on demand', () => {
    const many = Array.from({ length: 11 }, (_, index) => suggestion({ tactic: `tactic${index}` }))
    const shown = () => [...root.querySelectorAll<HTMLElement>('.suggestions li')].filter(({ hidden }) => !hidden).length
    panel.receive({ type: 'suggestions', ticket: 4, suggestions: suggestions({ suggestions: many }) })
    expect(shown()).toBe(8)
    button('3 more…').click()
    expect(shown()).toBe(11)
    expect((document.activeElement as HTMLElement).dataset['tactic']).toBe('tactic8')
    here()
    panel.receive({ type: 'suggestions', ticket: 5, suggestions: suggestions({ suggestions: many }) })
    expect(shown()).toBe(8)
  })

  it('of the place before are taken away when the new ones take long', () => {
    panel.receive({ type: 'suggestions', ticket: 4, suggestions: two })
    here()
    vi.advanceTimersByTime(399)
    expect(root.querySelectorAll('.suggestion')).toHaveLength(2)
    vi.advanceTimersByTime(1)
    expect(root.querySelectorAll('.suggestion')).toHaveLength(0)
    expect(find('.suggestions').textContent).toContain('Looking…')
  })

  it('that arrive in time stay', () => {
    here()
    panel.receive({ type: 'suggestions', ticket: 4, suggestions: two })
    vi.advanceTimersByTime(1000)
    expect(root.querySelectorAll('.suggestion')).toHaveLength(2)
  })

  it('are announced once the stream of them rests', () => {
    const live = find('[aria-live="polite"]')
    panel.receive({ type: 'suggestions', ticket: 4, suggestions: suggestions({ suggestions: [suggestion()] }) })
    vi.advanceTimersByTime(300)
    panel.receive({ type: 'suggestions', ticket: 4, suggestions: two })
    vi.advanceTimersByTime(499)
    expect(live.textContent).toBe('')
    vi.advanceTimersByTime(1)
    expect(live.textContent).toBe('2 suggestions, 1 closes the goal')
  })
})

describe('suggestions of one idea', () => {
  const idea = suggestions({ suggestions: [suggestion(), suggestion({ tactic: 'omega' }), suggestion({ tactic: 'simp [h]' }), suggestion({ tactic: 'simp [*]' })] })
  const shown = () => [...root.querySelectorAll<HTMLElement>('.suggestion')].map(({ dataset }) => dataset['tactic'])

  it('are folded below the best of them, and open', () => {
    panel.receive({ type: 'suggestions', ticket: 4, suggestions: idea })
    expect(shown()).toEqual(['simp', 'omega'])
    const fold = button('+ 2 like it')
    expect(fold.getAttribute('aria-expanded')).toBe('false')
    fold.click()
    expect(shown()).toEqual(['simp', 'simp [h]', 'simp [*]', 'omega'])
    expect((document.activeElement as HTMLElement).dataset['tactic']).toBe('simp')
    root.querySelectorAll<HTMLElement>('.suggestion')[2]?.click()
    expect(sent.at(-1)).toEqual({ type: 'insert', ticket: 4, index: 3 })
    button('− 2 like it').click()
    expect(shown()).toEqual(['simp', 'omega'])
  })

  it('are folded again at another place', () => {
    panel.receive({ type: 'suggestions', ticket: 4, suggestions: idea })
    button('+ 2 like it').click()
    here()
    panel.receive({ type: 'suggestions', ticket: 5, suggestions: idea })
    expect(shown()).toEqual(['simp', 'omega'])
  })

  it('are copied by a button, and by a key', () => {
    panel.receive({ type: 'suggestions', ticket: 4, suggestions: idea })
    root.querySelector<HTMLElement>('.copy')?.click()
    key(root.querySelectorAll('.suggestion')[1]!, 'c')
    expect(copied()).toEqual(['simp', 'omega'])
  })

  it('have their signs explained until that is understood', () => {
    panel.receive({ type: 'suggestions', ticket: 4, suggestions: idea })
    expect(find('.legend').hidden).toBe(true)
    panel.receive({ type: 'legend', shown: true })
    expect(find('.legend').hidden).toBe(false)
    find('.legend button').click()
    expect(sent).toEqual([{ type: 'understood' }])
  })

  it('cannot be inserted any more once one of them was, or while nobody is there', () => {
    panel.receive({ type: 'suggestions', ticket: 4, suggestions: idea })
    panel.receive({ type: 'taken', ticket: 4 })
    expect(find<HTMLButtonElement>('.suggestion').disabled).toBe(true)
    expect(find('.suggestion').title).toContain('verified for the text before')
    panel.receive({ type: 'suggestions', ticket: 5, suggestions: idea })
    expect(find<HTMLButtonElement>('.suggestion').disabled).toBe(false)
    panel.receive({ type: 'server', text: 'It is being restarted…', action: '' })
    expect(find<HTMLButtonElement>('.suggestion').disabled).toBe(true)
    expect([button('Prove').disabled, button('Prove').title]).toEqual([true, 'The assistant is not running.'])
  })
})

describe('premises', () => {
  it('are asked for when they are opened, and say why', () => {
    const details = find<HTMLDetailsElement>('details')
    expect(sent).toEqual([])
    details.open = true
    expect(sent).toEqual([{ type: 'premises', open: true }])
    const premise = { name: 'Nat.add_comm', statement: 'n + m = m + n', module: 'Init', score: 1, why: 'same symbols' }
    panel.receive({ type: 'premises', premises: [premise], message: '' })
    expect(find('details li').textContent).toBe('Nat.add_commn + m = m + nsame symbols · Init')
  })
})

describe('prove and stop', () => {
  it('are there when they make sense', () => {
    here()
    expect([button('Prove').disabled, button('Stop').disabled]).toEqual([false, true])
    panel.receive({ type: 'proving', running: true, message: '' })
    expect([button('Prove').disabled, button('Stop').disabled]).toEqual([true, false])
    expect(button('Prove').title).toBe('A proof is being searched already.')
    panel.receive({ type: 'proving', running: false, message: 'No proof found in 30.0 s.' })
    expect(button('Stop').title).toBe('Nothing runs.')
    expect([button('Prove').disabled, button('Stop').disabled]).toEqual([false, true])
    expect(root.textContent).toContain('No proof found in 30.0 s.')
  })

  it('stop what a lens has started, too', () => {
    panel.receive({ type: 'jobs', count: 1 })
    button('Stop').click()
    expect(sent).toEqual([{ type: 'stop' }])
  })

  it('do not keep an old outcome beside another search', () => {
    panel.receive({ type: 'proving', running: false, message: 'No proof found.' })
    panel.receive({ type: 'tree', delta: delta({ search: 'other' }), whole: false })
    expect(root.textContent).not.toContain('No proof found.')
  })
})

describe('where nothing is left to prove', () => {
  it('there is nothing to press, until another place says otherwise', () => {
    here()
    panel.receive({ type: 'goal', goals: [], message: 'No goal here.', none: false })
    expect(button('Prove').disabled).toBe(false)
    panel.receive({ type: 'suggestions', ticket: 1, suggestions: suggestions({ kind: 'none', provable: false, complete: true }) })
    expect([button('Prove').disabled, button('Write').disabled]).toEqual([true, true])
    expect(button('Prove').title).toBe('There is nothing left to prove here.')
    here()
    expect(button('Prove').disabled).toBe(false)
  })
})

describe('a search', () => {
  const scrolled = (): unknown[] => vi.mocked(window.scrollBy).mock.calls.map(([options]) => (options as ScrollToOptions).top)
  const grow = (top: number, bottom: number): void => {
    const searched = find('[aria-labelledby=heading-search]')
    vi.spyOn(searched, 'getBoundingClientRect').mockReturnValue({ top, bottom } as DOMRect)
  }

  it('is brought into view as it grows, until the reader does something', () => {
    vi.spyOn(window, 'scrollBy').mockImplementation(() => undefined)
    const { innerHeight } = window
    grow(500, innerHeight + 100)
    panel.receive({ type: 'tree', delta: delta(), whole: false })
    vi.advanceTimersToNextFrame()
    grow(40, innerHeight + 300)
    panel.receive({ type: 'tree', delta: delta(), whole: false })
    vi.advanceTimersToNextFrame()
    expect(scrolled()).toEqual([100, 40])
    root.dispatchEvent(new Event('wheel'))
    panel.receive({ type: 'tree', delta: delta(), whole: false })
    vi.advanceTimersToNextFrame()
    expect(scrolled()).toHaveLength(2)
    panel.receive({ type: 'tree', delta: delta({ end: 'cancelled' }), whole: false })
  })
})

describe('the pin', () => {
  it('is set, seen and taken out', () => {
    expect(button('Pin').disabled).toBe(true)
    here()
    button('Pin').click()
    panel.receive({ type: 'pinned', pinned: true })
    expect(find('.pinned').hidden).toBe(false)
    expect(button('Unpin').getAttribute('aria-pressed')).toBe('true')
    button('Unpin').click()
    expect(sent).toEqual([
      { type: 'pin', pinned: true },
      { type: 'pin', pinned: false },
    ])
  })
})

describe('the history', () => {
  it('opens places and copies', () => {
    const entries = [
      { id: 2, kind: 'proof' as const, text: 'simp\nomega', title: 'foo', where: 'A.lean:3' },
      { id: 1, kind: 'suggestion' as const, text: 'rfl', title: 'bar', where: '' },
    ]
    panel.receive({ type: 'history', entries })
    const [first, second] = root.querySelectorAll<HTMLButtonElement>('.history .row')
    expect(first?.textContent).toBe('✓simp omegaA.lean:3')
    expect(second?.disabled).toBe(true)
    first?.click()
    root.querySelector<HTMLElement>('.history .copy')?.click()
    expect(sent).toEqual([
      { type: 'reveal', id: 2 },
      { type: 'copy', text: 'simp\nomega' },
    ])
  })
})

describe('the server', () => {
  it('is not mentioned while it runs', () => {
    panel.receive({ type: 'server', text: '', action: '' })
    expect(find('.server').hidden).toBe(true)
  })

  it('says what is wrong and offers what helps', () => {
    panel.receive({ type: 'server', text: 'It is not installed.', action: 'install' })
    expect(find('.server').hidden).toBe(false)
    button('Install…').click()
    button('Show Log').click()
    expect(sent).toEqual([
      { type: 'action', action: 'install' },
      { type: 'action', action: 'log' },
    ])
  })
})

describe('the page', () => {
  it('names its parts for a screen reader', () => {
    panel.receive({ type: 'tree', delta: delta({ opened: [opened(0)], edges: [edge(0, 'rfl')] }), whole: true })
    const named = [...root.querySelectorAll('[aria-labelledby]')].map(part => document.getElementById(part.getAttribute('aria-labelledby')!)?.textContent)
    expect(named).toEqual(['Goal', 'Suggestions', 'Search', 'Whole proof'])
  })
})

describe('a whole proof', () => {
  it('is asked for with what the model should know, once there is a place', () => {
    expect(button('Write').disabled).toBe(true)
    here()
    const hint = find<HTMLInputElement>('[aria-label="Hint for the model"]')
    hint.value = ' use h '
    button('Write').click()
    key(hint, 'Enter')
    expect(sent).toEqual([
      { type: 'write', hint: 'use h' },
      { type: 'write', hint: 'use h' },
    ])
    panel.receive({ type: 'proving', running: true, message: '' })
    expect(button('Write').disabled).toBe(true)
  })
})
