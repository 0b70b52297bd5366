import type { Page } from '@playwright/test'
import { payloads } from './payloads'

/** What a form is told when it is refused stands beside what was typed: all that with payloads, as a person types them. */
export async function typeRefused(page: Page, visit: (path: string) => Promise<void>, path: string, turn: number) {
  await visit(path)
  await page.evaluate(
    ([texts, start]) => {
      const typed = 'main input:not([type]), main input[type=email], main input[type=tel], main textarea'
      const inputs = [...document.querySelectorAll<HTMLInputElement>(typed)]
      for (const [at, input] of inputs.entries()) input.value = texts[(start + at) % texts.length] ?? ''
      const form = inputs[0]?.form
      form?.requestSubmit(form.querySelector<HTMLButtonElement>('button[type=submit]:not([tabindex="-1"])'))
    },
    [payloads, turn * 23] as const,
  )
  // Before React has taken the page over, another page comes instead.
  const told = page.locator('main form [role=alert]').first()
  return told.waitFor({ timeout: 10_000 }).then(
    () => true,
    () => false,
  )
}
