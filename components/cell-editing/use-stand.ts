import { useLayoutEffect, useRef } from 'react'

/** Keeps an element where a cell is, over it or below it, within the one that it stands in. */
export function useStand<E extends HTMLElement>(td: HTMLElement, where: 'over' | 'below') {
  const ref = useRef<E>(null)
  useLayoutEffect(() => {
    const stand = () => {
      const element = ref.current
      const frame = element?.parentElement?.getBoundingClientRect()
      if (!element || !frame) return
      const { left, top, bottom, width, height } = td.getBoundingClientRect()
      const at =
        where === 'over'
          ? { left, top, width, height }
          : { left: Math.min(left, frame.right - element.offsetWidth), top: bottom }
      for (const [name, value] of Object.entries({ ...at, left: at.left - frame.left, top: at.top - frame.top }))
        element.style.setProperty(name, `${value}px`)
    }
    stand()
    const sizes = new ResizeObserver(stand)
    for (const one of [document.body, ref.current]) if (one) sizes.observe(one)
    // A wide table scrolls by itself.
    document.addEventListener('scroll', stand, true)
    return () => {
      sizes.disconnect()
      document.removeEventListener('scroll', stand, true)
    }
  })
  return ref
}
