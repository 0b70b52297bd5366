import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runTool } from './run-tool'
import type { Counts } from './tally'

type Environment = NodeJS.ProcessEnv

export function runVitest(env: Environment): Promise<Counts> {
  return withReport(async (file) => {
    const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
    const { code } = await runTool('vitest', args, { env, show: true })
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = readReport(file)
    return sum(code, numPassedTests, numFailedTests, numPendingTests + numTodoTests)
  })
}

export function runPlaywright(env: Environment): Promise<Counts> {
  return withReport(async (file) => {
    const reporting = { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: file }
    const { code } = await runTool('playwright', ['test', '--reporter=dot,json'], { env: reporting, show: true })
    const { expected, flaky, unexpected, skipped } = readReport(file).stats
    return sum(code, expected + flaky, unexpected, skipped)
  })
}

// A suite that cannot be loaded counts no test, and one without tests proves nothing: both have failed.
function sum(code: unknown, passed: number, failed: number, skipped: number): Counts {
  const isWrong = code !== 0 || passed === 0
  return { passed, failed: isWrong ? Math.max(failed, 1) : failed, skipped }
}

async function withReport(run: (file: string) => Promise<Counts>): Promise<Counts> {
  const folder = mkdtempSync(join(tmpdir(), 'funil-report-'))
  try {
    return await run(join(folder, 'report.json'))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function readReport(file: string) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    throw new Error('The tests ended without a report.')
  }
}
