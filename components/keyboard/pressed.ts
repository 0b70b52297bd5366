/** Keys that mean something on every page, as they are printed on the keyboard in use; those after `g` only then. */
const keys = new Set(['/', '?', ...'cgltobajkes'])
/** These stand above others on some keyboards: Shift or AltGr is a part of them. */
const raised = new Set(['/', '?'])
const turnedOff = 'shortcuts=off'

/** The shortcut that is being pressed. Nothing while somebody types, and no key that belongs to the browser. */
export function pressed(event: KeyboardEvent): string | undefined {
  const { key, isComposing, defaultPrevented, ctrlKey, metaKey, altKey, shiftKey } = event
  if (isComposing || defaultPrevented || document.querySelector('dialog:modal')) return undefined
  if ((ctrlKey || metaKey) && !altKey && !shiftKey) {
    if (key.toLowerCase() === 'k') return 'palette'
    return key === 'Enter' && isTyped(event.target) ? 'save' : undefined
  }
  const isRaised = raised.has(key) && event.getModifierState('AltGraph')
  if (metaKey || ((ctrlKey || altKey) && !isRaised) || (shiftKey && !raised.has(key))) return undefined
  if (isTyped(event.target) || document.cookie.includes(turnedOff)) return undefined
  const plain = key.toLowerCase()
  return keys.has(plain) && (!event.repeat || plain === 'j' || plain === 'k') ? plain : undefined
}

function isTyped(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return target.matches('textarea, select, [contenteditable], input:not([type=checkbox], [type=button], [type=submit])')
}
