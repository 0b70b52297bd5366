import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
const colours = ['color-contrast', 'link-in-text-block']

/** What axe finds against WCAG 2.2 AA on the page as it is: all of it in light, the colours in dark. It needs JavaScript. */
export async function violations(page: Page, state = ''): Promise<string[]> {
  const where = `${new URL(page.url()).pathname} ${state}`.trim()
  const found: string[] = []
  // The colours do not depend on the width.
  const isPhone = (page.viewportSize()?.width ?? 0) < 600
  const looks = isPhone ? (['light'] as const) : (['light', 'dark'] as const)
  for (const colorScheme of looks) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const axe = new AxeBuilder({ page }).setLegacyMode()
    const { violations: list } = await (colorScheme === 'light' ? axe.withTags(tags) : axe.withRules(colours)).analyze()
    for (const { id, nodes } of list)
      found.push(`${where}, ${colorScheme}, ${id}: ${nodes[0]?.target} ${nodes[0]?.failureSummary}`)
  }
  await page.emulateMedia({ colorScheme: null, reducedMotion: null })
  return found
}
