export type Counts = { passed: number; failed: number; skipped: number }
/** `wrong`: what failed, each with the beginning of its reason. */
export type Outcome = Counts & { wrong: string[] }

/** Runs steps one after another, says how long each took, and adds up what passed. */
export function startTally() {
  const total: Counts = { passed: 0, failed: 0, skipped: 0 }
  const wrong: string[] = []

  async function count(name: string, run: () => Promise<Outcome>): Promise<boolean> {
    console.log(`▸ ${name}`)
    const started = performance.now()
    const counts = await run().catch((error: Error) => {
      console.error(error.message)
      return { passed: 0, failed: 1, skipped: 0, wrong: [beginningOf(error.message)] }
    })
    wrong.push(...counts.wrong.map((one) => `${name}: ${one}`))
    for (const key of ['passed', 'failed', 'skipped'] as const) total[key] += counts[key]
    const seconds = ((performance.now() - started) / 1000).toFixed(1)
    console.log(`${counts.failed === 0 ? '✓' : '✗'} ${name} (${seconds} s)`)
    return counts.failed === 0
  }

  return {
    count,
    step: (name: string, run: () => Promise<void>) =>
      count(name, async () => {
        await run()
        return { passed: 1, failed: 0, skipped: 0, wrong: [] }
      }),
    /**
     * What failed once more, where the end of a long output is read; then the line that CI reads: it stands alone, and
     * these are its very words.
     */
    report() {
      for (const one of wrong) console.log(`\n✗ ${one}`)
      const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : ''
      console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`)
      return total.failed === 0 ? 0 : 1
    },
  }
}

/** The first lines of a reason. */
export const beginningOf = (reason: string) => reason.trim().split('\n').slice(0, 8).join('\n  ').slice(0, 1000)
