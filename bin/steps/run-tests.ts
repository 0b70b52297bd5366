import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { runTool } from './run-tool'
import { beginningOf, type Outcome } from './tally'

type Environment = NodeJS.ProcessEnv

export function runVitest(env: Environment): Promise<Outcome> {
  return withReport(async (file) => {
    const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
    const { code } = await runTool('vitest', args, { env, show: true })
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = readReport(file)
    const skipped = numPendingTests + numTodoTests
    return sum(code, numPassedTests, numFailedTests, skipped, (testResults as VitestFile[]).flatMap(failedIn))
  })
}

export function runPlaywright(env: Environment): Promise<Outcome> {
  return withReport(async (file) => {
    const reporting = { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: file }
    const { code } = await runTool('playwright', ['test', '--reporter=dot,json'], { env: reporting, show: true })
    const { stats, suites, errors } = readReport(file)
    const wrong = [...(errors as Failure[]).map(textOf), ...(suites as PlaywrightSuite[]).flatMap(unexpectedIn)]
    return sum(code, stats.expected + stats.flaky, stats.unexpected, stats.skipped, wrong)
  })
}

// A suite that cannot be loaded counts no test, and one without tests proves nothing: both have failed.
function sum(code: unknown, passed: number, failed: number, skipped: number, wrong: string[]): Outcome {
  const isWrong = code !== 0 || passed === 0
  return { passed, failed: isWrong ? Math.max(failed, 1) : failed, skipped, wrong }
}

type VitestFile = {
  name: string
  message: string
  assertionResults: { fullName: string; status: string; failureMessages: string[] }[]
}

function failedIn({ name, message, assertionResults }: VitestFile): string[] {
  const failed = assertionResults.filter(({ status }) => status === 'failed')
  const told = failed.map((one) => `${one.fullName}\n  ${beginningOf(one.failureMessages[0] ?? '')}`)
  return message ? [`${name}\n  ${beginningOf(message)}`, ...told] : told
}

type Failure = { message?: string }
type PlaywrightSpec = {
  title: string
  file: string
  tests: { projectName: string; status: string; results: { error?: Failure }[] }[]
}
type PlaywrightSuite = { specs: PlaywrightSpec[]; suites?: PlaywrightSuite[] }

const textOf = ({ message = 'no reason given' }: Failure) => beginningOf(stripVTControlCharacters(message))

function unexpectedIn({ specs, suites = [] }: PlaywrightSuite): string[] {
  const told = specs.flatMap(({ title, file, tests }) =>
    tests
      .filter(({ status }) => status === 'unexpected')
      .map(({ projectName, results }) => `${file}, ${projectName}: ${title}\n  ${textOf(results.at(-1)?.error ?? {})}`),
  )
  return [...told, ...suites.flatMap(unexpectedIn)]
}

async function withReport(run: (file: string) => Promise<Outcome>): Promise<Outcome> {
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
