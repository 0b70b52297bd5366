import type { Page } from '@playwright/test'

/** Texts of the page that lie on others, or stand in a column of a few letters, each with what is wrong. */
export const crowded = (page: Page): Promise<string[]> =>
  page.locator('main').evaluate((main) => {
    const found: string[] = []
    const seen: { text: string; within: Element; box: DOMRect; end: number }[] = []
    const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT)
    const isSeen = { opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true }
    while (walker.nextNode()) {
      const [node, within] = [walker.currentNode, walker.currentNode.parentElement]
      const text = node.textContent?.trim().slice(0, 40)
      if (!text || !within?.checkVisibility(isSeen)) continue
      // What stays in sight lies on what goes by under it, and what is only read out has no room of its own.
      let outer: Element | null = within
      let end = Number.POSITIVE_INFINITY
      while (outer && !/sticky|fixed/.test(getComputedStyle(outer).position) && !outer.matches('.vh, option')) {
        if (getComputedStyle(outer).overflowX !== 'visible') end = Math.min(end, outer.getBoundingClientRect().right)
        outer = outer.parentElement
      }
      if (outer) continue
      const range = document.createRange()
      range.selectNodeContents(node)
      const lines = [...range.getClientRects()]
      if (lines.length > 3 && lines.every(({ width }) => width < 64)) found.push(`${text} is squeezed`)
      for (const box of lines) seen.push({ text, within, box, end: Math.min(box.right, end) })
    }
    for (const [at, { text, within, box, end }] of seen.entries())
      for (const other of seen.slice(at + 1)) {
        if (within.contains(other.within) || other.within.contains(within)) continue
        const across = Math.min(end, other.end) - Math.max(box.left, other.box.left)
        const down = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top)
        if (across > 2 && down > 4) found.push(`${text} lies on ${other.text}`)
      }
    return found
  })
