import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * What several route handlers, or pages, share is written out for each of them by Next's bundler, alike but for the name of its
 * source map. A process would read, compile and keep every copy, so all but the first hand out the first (decision 87).
 */
export function keepOneOfAlike(folder: string) {
  if (!existsSync(folder)) return
  const kept = new Map<string, string>()
  const names = readdirSync(folder).filter((name) => name.endsWith('.js'))
  for (const name of names.sort()) {
    const code = readFileSync(join(folder, name), 'utf8').replace(/\n\/\/# sourceMappingURL=.*\s*$/, '')
    const first = kept.get(code)
    if (first) writeFileSync(join(folder, name), `module.exports=require(${JSON.stringify(`./${first}`)})\n`)
    else if (code.startsWith('module.exports=[')) kept.set(code, name)
  }
}
