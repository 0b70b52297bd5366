/** One plain line out of what a PostgreSQL program printed before it gave up. */
export function explain(output: string): string {
  if (/No space left on device/.test(output)) return 'No space left on the disk: the database cannot start.'
  const lines = output.split('\n').filter((line) => /FATAL|PANIC|error|ERROR/.test(line))
  const reason = lines.at(-1)?.replace(/^.*?(FATAL|PANIC|ERROR|error):\s*/, '') ?? output.trim().split('\n').at(-1)
  return `PostgreSQL did not start: ${reason || 'it gave no reason'}.`
}
