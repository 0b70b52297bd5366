import type { Page } from '@playwright/test'

type Root = { stateNode: { current: { memoizedState: { isDehydrated: boolean } } } }

/** The page hears what is done once React has taken all of it over, and done what it does afterwards. */
export const listening = (page: Page) =>
  page.waitForFunction(() => {
    const name = Object.keys(document).find((key) => key.startsWith('__reactContainer')) as keyof Document | undefined
    const root = name && (document[name] as unknown as Root)
    if (!root || root.stateNode.current.memoizedState.isDehydrated) return undefined
    // A browser without a window may never be idle.
    return new Promise((resolve) => requestIdleCallback(() => resolve(true), { timeout: 1000 }))
  })
