import { defineConfig } from '@playwright/test'

/**
 * What Chromium would do besides, for every window: the first three make a page for its address bar, which cost more than
 * most of ours (0.3 s of a processor). The others are of Playwright's own list, which this one takes the place of.
 */
const unwanted = [
  ...['WebUIOmniboxAimPopup', 'WebUIOmniboxPopup', 'WebUIOmniboxFullPopup'],
  ...['HttpsUpgrades', 'MediaRouter', 'OptimizationHints', 'PaintHolding', 'ThirdPartyStoragePartitioning'],
]

const chromium = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  `--disable-features=${unwanted}`,
]

const sizes = { desktop: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } } as const

/** What is done on the road, where scripts may fail to come; the rest has no layout of its own for a phone without them. */
const onTheRoad = /(around|funnel|customers|today|activities|board)\.spec/

/** Every journey with and without JavaScript on a desktop, and on a phone; what is done on the road in all four ways. */
export default defineConfig({
  testDir: 'tests/browser',
  globalSetup: './tests/support/browser/start.ts',
  workers: 2,
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  // How long is waited for what will come: a fresh Funil's first answers took 4.7 s on two busy processors.
  timeout: 120_000,
  expect: { timeout: 15_000 },
  use: {
    locale: 'en-GB',
    actionTimeout: 10_000,
    trace: 'off',
    launchOptions: { executablePath: process.env.CHROMIUM_PATH || '/usr/bin/chromium', args: chromium },
  },
  projects: Object.entries(sizes).flatMap(([size, viewport]) =>
    [true, false].map((javaScriptEnabled) => ({
      name: `${size}, JavaScript ${javaScriptEnabled ? 'on' : 'off'}`,
      use: { viewport, javaScriptEnabled, hasTouch: size === 'phone' },
      ...(size === 'phone' && !javaScriptEnabled && { testMatch: onTheRoad }),
      // axe runs inside the page.
      testIgnore: javaScriptEnabled ? [] : 'access.spec.ts',
    })),
  ),
})
