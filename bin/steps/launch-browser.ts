import { chromium } from '@playwright/test'
import { findBrowser } from './find-browser'
import type { Stopping } from './stopping'

/** A browser that is closed before what was started earlier is taken down; Ctrl-C alone would let Playwright end the program. */
export async function launchBrowser({ onStop }: Pick<Stopping, 'onStop'>, args: string[] = []) {
  const ours = { handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false }
  const browser = await chromium.launch({ executablePath: await findBrowser(), args, ...ours })
  const forget = onStop(() => browser.close())
  return {
    browser,
    async end() {
      forget()
      await browser.close()
    },
  }
}
