/**
 * The search tree on the screen: a tree as ARIA describes it, moved through with the arrows. Only what is unfolded is in
 * the page, and an item whose text has not changed is left alone. Changes that arrive between two frames are drawn
 * together.
 */

import type { TreeDelta } from '../messages'
import { Items, PAGE, SIGNS, stateOf, type Item } from '../model/items'
import { describeSearch, SearchTree } from '../model/tree'
import { leanCode } from './code'
import { element, setAttribute, setText } from './dom'

interface Row {
  item: Item
  parent: Row | null
  root: HTMLLIElement
  line: HTMLElement
  group: HTMLUListElement | null
  /** What the line shows, to see whether it has to be drawn again. */
  drawn: string
}

/** What whoever shows the tree is told. */
export interface TreeListener {
  /** Something has changed, or another item was chosen. */
  changed(): void
  /** A key was pressed on the chosen item that the tree itself has no use for; whether it was of use. */
  key(key: string): boolean
}

const NOBODY: TreeListener = { changed: () => undefined, key: () => false }

export class TreeView {
  readonly root = element('div', { class: 'tree' })
  private readonly summary = element('p', { class: 'quiet', role: 'status' })
  private readonly list = element('ul', { role: 'tree', 'aria-label': 'Search tree' })
  tree: SearchTree | null = null
  private readonly rows = new Map<string, Row>()
  /** What the reader has unfolded or folded; the rest follows `startsExpanded`. */
  private readonly chosen = new Map<string, boolean>()
  private readonly limits = new Map<string, number>()
  private focused = '0'
  private frame: number | undefined

  constructor(private readonly listener: TreeListener = NOBODY) {
    this.root.append(this.summary, this.list)
    setText(this.summary, 'No search yet.')
    this.list.addEventListener('keydown', event => this.onKey(event))
    this.list.addEventListener('click', event => this.onClick(event))
  }

  /** The state that is chosen; undefined when there is none, or when several are. */
  get state(): number | undefined {
    const row = this.rows.get(this.focused)
    return row && stateOf(row.item)
  }

  /** Gives the keys back to the chosen item. */
  focusChosen(): void {
    this.rows.get(this.focused)?.root.focus()
  }

  /** `whole`: everything about a search, not only what has changed. */
  apply(delta: TreeDelta, whole: boolean): void {
    if (this.tree === null || whole || this.tree.search !== delta.search) this.begin(delta.search)
    this.tree?.apply(delta)
    this.frame ??= requestAnimationFrame(() => {
      this.frame = undefined
      this.draw()
    })
  }

  private begin(search: string): void {
    const other = this.tree?.search !== search
    this.tree = new SearchTree(search)
    if (!other) return
    this.chosen.clear()
    this.limits.clear()
    this.rows.clear()
    this.list.replaceChildren()
    this.focused = '0'
  }

  private draw(): void {
    const { tree } = this
    if (tree === null) return
    setText(this.summary, describeSearch(tree))
    const items = new Items(tree)
    const seen = new Set<string>()
    this.place(this.list, [items.root()], null, items, seen)
    for (const key of this.rows.keys()) if (!seen.has(key)) this.rows.delete(key)
    if (!this.rows.has(this.focused)) this.focused = '0'
    this.choose(this.focused)
  }

  private choose(key: string): void {
    const before = this.rows.get(this.focused)?.root
    before?.setAttribute('tabindex', '-1')
    before?.setAttribute('aria-selected', 'false')
    this.focused = key
    const now = this.rows.get(key)?.root
    now?.setAttribute('tabindex', '0')
    now?.setAttribute('aria-selected', 'true')
    this.listener.changed()
  }

  /** Makes the children of a list be these items, moving as little as it can. */
  private place(list: HTMLUListElement, items: Item[], parent: Row | null, view: Items, seen: Set<string>): void {
    let next: Element | null = list.firstElementChild
    items.forEach((item, index) => {
      seen.add(item.key)
      const row = this.rows.get(item.key) ?? this.makeRow(item, parent)
      row.parent = parent
      if (row.root === next) next = next.nextElementSibling
      else list.insertBefore(row.root, next)
      setAttribute(row.root, 'aria-setsize', String(items.length))
      setAttribute(row.root, 'aria-posinset', String(index + 1))
      this.drawRow(row, item, view, seen)
    })
    while (next !== null) {
      const gone: Element = next
      next = next.nextElementSibling
      gone.remove()
    }
  }

  private makeRow(item: Item, parent: Row | null): Row {
    const line = element('div', { class: 'line' })
    const root = element('li', { role: 'treeitem', tabindex: '-1', 'aria-selected': 'false', 'data-key': item.key }, line)
    root.setAttribute('aria-level', String(levelOf(parent) + 1))
    const row: Row = { item, parent, root, line, group: null, drawn: '' }
    this.rows.set(item.key, row)
    return row
  }

  private drawRow(row: Row, item: Item, view: Items, seen: Set<string>): void {
    row.item = item
    const expanded = item.expandable && this.isExpanded(item, view)
    const drawn = [item.kind, item.label, item.detail, item.source, item.sign, item.mark, item.expandable, expanded].join('\n')
    if (drawn !== row.drawn) {
      row.drawn = drawn
      drawLine(row, item, expanded)
    }
    if (!expanded) {
      row.group?.remove()
      row.group = null
      return
    }
    if (row.group === null) {
      row.group = element('ul', { role: 'group' })
      row.root.append(row.group)
    }
    this.place(row.group, view.children(item, this.limits.get(item.key) ?? PAGE), row, view, seen)
  }

  private isExpanded(item: Item, view: Items): boolean {
    return this.chosen.get(item.key) ?? view.startsExpanded(item)
  }

  private rowOf(target: EventTarget | null): Row | undefined {
    const found = target instanceof Element ? target.closest('[role="treeitem"]') : null
    return found instanceof HTMLElement ? this.rows.get(found.dataset['key'] ?? '') : undefined
  }

  private onClick(event: MouseEvent): void {
    const row = this.rowOf(event.target)
    if (row === undefined) return
    this.focus(row)
    this.activate(row)
  }

  private activate(row: Row): void {
    if (row.item.kind === 'more' && row.parent !== null) {
      const { parent } = row
      this.limits.set(parent.item.key, (this.limits.get(parent.item.key) ?? PAGE) + PAGE)
      this.draw()
      // The item for more has moved to the end or is gone.
      this.focus([...childrenOf(parent)].map(child => this.rowOf(child)).at(-1) ?? parent)
    } else if (row.item.expandable) {
      this.setExpanded([row], row.group === null)
    }
  }

  private setExpanded(rows: Row[], expanded: boolean): void {
    for (const { item } of rows) if (item.expandable) this.chosen.set(item.key, expanded)
    this.draw()
  }

  private onKey(event: KeyboardEvent): void {
    const row = this.rowOf(event.target)
    if (row === undefined || event.altKey || event.ctrlKey || event.metaKey) return
    const visible = this.visible()
    const index = visible.indexOf(row)
    switch (event.key) {
      case 'ArrowDown':
        this.focus(visible[index + 1])
        break
      case 'ArrowUp':
        this.focus(visible[index - 1])
        break
      case 'Home':
        this.focus(visible[0])
        break
      case 'End':
        this.focus(visible.at(-1))
        break
      case 'ArrowRight':
        if (row.group !== null) this.focus(this.rowOf(row.group.firstElementChild))
        else if (row.item.expandable) this.setExpanded([row], true)
        break
      case 'ArrowLeft':
        if (row.group !== null) this.setExpanded([row], false)
        else this.focus(row.parent ?? undefined)
        break
      case '*':
        this.setExpanded(
          row.parent === null ? [row] : [...childrenOf(row.parent)].flatMap(child => this.rowOf(child) ?? []),
          true,
        )
        break
      case 'Enter':
      case ' ':
        this.activate(row)
        break
      default:
        if (!this.listener.key(event.key)) return
    }
    event.preventDefault()
    event.stopPropagation()
  }

  private visible(): Row[] {
    return [...this.list.querySelectorAll('[role="treeitem"]')].flatMap(item => this.rowOf(item) ?? [])
  }

  private focus(row: Row | undefined): void {
    if (row === undefined) return
    this.choose(row.item.key)
    row.root.focus()
  }
}

function drawLine(row: Row, item: Item, expanded: boolean): void {
  const { sign, word } = SIGNS[item.sign]
  const mark = item.mark === 'proof' ? 'part of the proof' : item.mark === 'best' ? 'most promising' : ''
  const spoken = [item.label, item.detail, word, mark, item.source].filter(text => text !== '').join(', ')
  row.root.className = `${item.kind} ${item.sign} ${item.mark}`.trim()
  setAttribute(row.root, 'aria-label', spoken)
  setAttribute(row.root, 'aria-expanded', item.expandable ? String(expanded) : undefined)
  const tooltip = [item.full, item.source === '' ? '' : `From ${item.source}`].filter(text => text !== '').join('\n\n')
  setAttribute(row.root, 'title', tooltip === '' ? undefined : tooltip)
  row.line.replaceChildren(
    element('span', { class: 'twisty', 'aria-hidden': 'true' }, item.expandable ? (expanded ? '▾' : '▸') : ''),
    element('span', { class: 'sign', 'aria-hidden': 'true' }, sign),
    element('code', {}, ...leanCode(item.label)),
    element('span', { class: 'detail' }, item.detail),
    element('span', { class: 'mark', 'aria-hidden': 'true' }, item.mark === 'proof' ? '★' : item.mark === 'best' ? '◆' : ''),
    element('span', { class: 'source' }, item.source),
  )
}

function levelOf(row: Row | null): number {
  return row === null ? 0 : Number(row.root.getAttribute('aria-level'))
}

function childrenOf(row: Row): Iterable<Element> {
  return row.group?.children ?? []
}
