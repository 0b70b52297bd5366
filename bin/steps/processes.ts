import { availableParallelism, totalmem } from 'node:os'

type Environment = Record<string, string | undefined>

/** PostgreSQL takes 100 connections unless told otherwise, and a few are kept for tools. */
const connections = 90
/** Of each process: one for health and three for jobs, beside those that pages share. */
const aside = 4
const [fewest, most] = [2, 10]

/** A container may have less memory than its machine. */
const here = () => ({
  cores: availableParallelism(),
  bytes: Math.min(totalmem(), process.constrainedMemory() || totalmem()),
})

/** As many as there are cores, one for each GB of memory and connections for them; `PROCESSES` says otherwise. */
export function processesOf({ PROCESSES }: Environment, { cores, bytes } = here()): number {
  if (!PROCESSES)
    return Math.max(1, Math.min(cores, Math.floor(bytes / 2 ** 30), Math.floor(connections / (aside + fewest))))
  const wanted = Number(PROCESSES)
  if (Number.isInteger(wanted) && wanted >= 1 && wanted <= 64) return wanted
  throw new Error('PROCESSES must be a whole number from 1 to 64')
}

/** The share of each process in the connections; `DATABASE_CONNECTIONS` says otherwise. */
export function connectionsOf({ DATABASE_CONNECTIONS }: Environment, processes: number): string {
  const share = Math.floor(connections / processes) - aside
  if (!DATABASE_CONNECTIONS) return String(Math.max(fewest, Math.min(most, share)))
  if (/^[1-9]\d{0,3}$/.test(DATABASE_CONNECTIONS)) return DATABASE_CONNECTIONS
  throw new Error('DATABASE_CONNECTIONS must be a whole number from 1 to 9999')
}
