import { checkLayers } from './check-layers'
import { findBrowser } from './find-browser'
import { runPlaywright, runVitest } from './run-tests'
import { tool } from './run-tool'
import { startTally } from './tally'
import { buildForTests, openTestEnvironment, type Running } from './test-environment'

/** Runs every step, prints `N passed, N failed` and answers the exit code. */
export async function test(dataDir: string, running: Running | undefined): Promise<number> {
  const { step, count, report } = startTally()
  const { environment, end } = await openTestEnvironment(dataDir)

  await step('format and lint', () => tool('biome', 'ci', '--colors=off'))
  await step('types: routes', () => tool('next', 'typegen'))
  // One processor for longer than all that follows takes the other.
  const types = step('types', () => tool('tsc', '--noEmit'))
  await step('layers', checkLayers)
  await step('unused code', () => tool('knip'))
  await step('messages', () => tool('node', 'bin/messages', '--check'))
  await step('lock file', () => tool('node', 'bin/lockfile', '--check'))
  await types
  await count('domain tests', () => runVitest(environment))
  const built = await step('build', () => buildForTests(environment, running))
  const found = await step('browser', async () => {
    environment.CHROMIUM_PATH = await findBrowser()
  })
  if (built && found) await count('browser tests', () => runPlaywright(environment))
  else await step('browser tests', () => Promise.reject(new Error('There is nothing to test: see above.')))

  await end()
  return report()
}
