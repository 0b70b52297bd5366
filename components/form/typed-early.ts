type Typed = Pick<HTMLTextAreaElement, 'value' | 'selectionStart' | 'selectionEnd'>

const early = new WeakMap<HTMLTextAreaElement, Typed>()
const takenOver = new WeakSet<HTMLTextAreaElement>()

if (typeof document !== 'undefined') {
  for (const area of document.querySelectorAll('textarea')) if (area.value !== area.defaultValue) remember(area)
  document.addEventListener('input', ({ target }) => target instanceof HTMLTextAreaElement && remember(target), true)
}

function remember(area: HTMLTextAreaElement) {
  const { value, selectionStart, selectionEnd } = area
  if (!takenOver.has(area)) early.set(area, { value, selectionStart, selectionEnd })
}

/**
 * The ref of every text area: React, taking over what the server drew, puts what the page brought back into a text
 * area, though into no other field (`initTextarea` in react-dom), and what was typed by then would be lost.
 */
export function keepTyped(area: HTMLTextAreaElement | null) {
  if (!area) return
  const typed = early.get(area)
  takenOver.add(area)
  early.delete(area)
  if (!typed || typed.value === area.value) return
  area.value = typed.value
  area.setSelectionRange(typed.selectionStart, typed.selectionEnd)
}
