export type Counts = { passed: number; failed: number; skipped: number }

/** Runs steps one after another, says how long each took, and adds up what passed. */
export function startTally() {
  const total: Counts = { passed: 0, failed: 0, skipped: 0 }

  async function count(name: string, run: () => Promise<Counts>): Promise<boolean> {
    console.log(`▸ ${name}`)
    const started = performance.now()
    const counts = await run().catch((error: Error) => {
      console.error(error.message)
      return { passed: 0, failed: 1, skipped: 0 }
    })
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
        return { passed: 1, failed: 0, skipped: 0 }
      }),
    /** CI reads this line: it stands alone, and these are its very words. */
    report() {
      const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : ''
      console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`)
      return total.failed === 0 ? 0 : 1
    },
  }
}
