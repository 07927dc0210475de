/** Making elements. Text is always set as text: what Lean prints is never read as a page. */

type Attributes = Record<string, string | boolean | undefined>

export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) setAttribute(made, name, value)
  made.append(...children)
  return made
}

/** `true` sets it empty, `false` and `undefined` take it away. */
export function setAttribute(target: Element, name: string, value: string | boolean | undefined): void {
  if (value === false || value === undefined) target.removeAttribute(name)
  else target.setAttribute(name, value === true ? '' : value)
}

export function setText(target: Element, text: string): void {
  if (target.textContent !== text) target.textContent = text
}
