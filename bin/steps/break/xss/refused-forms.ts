import type { Page } from '@playwright/test'
import { payloads } from './payloads'

/** What a form is told when it is refused stands beside what was typed: all that with payloads, as a person types them. */
export async function typeRefused(page: Page, visit: (path: string) => Promise<void>, path: string, turn: number) {
  await visit(path)
  const told = await page.evaluate(
    async ([texts, start]) => {
      const typed = 'main input:not([type]), main input[type=email], main input[type=tel], main textarea'
      const inputs = [...document.querySelectorAll<HTMLInputElement>(typed)]
      for (const [at, input] of inputs.entries()) input.value = texts[(start + at) % texts.length] ?? ''
      const form = inputs[0]?.form
      form?.requestSubmit(form.querySelector<HTMLButtonElement>('button[type=submit]:not([tabindex="-1"])'))
      for (let waited = 0; waited < 50 && !document.querySelector('main form [role=alert]'); waited += 1)
        await new Promise((resolve) => setTimeout(resolve, 100))
      return document.querySelector('main form [role=alert]') !== null
    },
    [payloads, turn * 23] as const,
  )
  return told
}
