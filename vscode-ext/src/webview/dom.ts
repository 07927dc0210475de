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

/** A button that copies; its sign is the style sheet's, so that it is no text. */
export function copyButton(label: string, copy: () => void): HTMLButtonElement {
  const button = element('button', { type: 'button', class: 'tool copy', title: label, 'aria-label': label })
  button.addEventListener('click', copy)
  return button
}

/** A button as it can be used now: `what` it does, or `why` it cannot; empty words say that it can. */
export function setUsable(button: HTMLButtonElement, what: string, why: string): void {
  button.disabled = why !== ''
  setAttribute(button, 'title', why === '' ? what : why)
}

export function setText(target: Element, text: string): void {
  if (target.textContent !== text) target.textContent = text
}
