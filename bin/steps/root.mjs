import './check-node.mjs'
import { resolve } from 'node:path'

/** Where the program was called: what a person writes as a file is meant from there. */
export const calledFrom = process.cwd()

/** The folder of the clone; every program in bin/ works from there, wherever it was called. */
export const root = resolve(import.meta.dirname, '../..')
process.chdir(root)

try {
  process.loadEnvFile('.env')
} catch (error) {
  if (error.code !== 'ENOENT') throw error
}
// Next would otherwise report to its makers what is built and run.
process.env.NEXT_TELEMETRY_DISABLED = '1'

export const dataDir = resolve(process.env.DATA_DIR || '.data')
