export type Stopping = {
  /** Is called, the last first, when the program is told to end; returns what takes it back. */
  onStop(stop: () => Promise<void>): () => void
  begun(): boolean
}

/** Ends what was started, in reverse order, on Ctrl-C, SIGTERM or when a step failed. */
export function handleSignals(exitCode = 0): Stopping & { stop(): Promise<void> } {
  const stops: (() => Promise<void>)[] = []
  let stopped: Promise<void> | undefined

  async function stopAll() {
    for (let stop = stops.pop(); stop; stop = stops.pop()) await stop()
  }
  const stop = () => {
    stopped ??= stopAll()
    return stopped
  }
  // A closed terminal hangs up; under nohup, which has no terminal to read from, that is to be ignored.
  for (const signal of ['SIGINT', 'SIGTERM', ...(process.stdin.isTTY ? ['SIGHUP'] : [])])
    process.on(signal, async () => {
      if (stopped) return
      if (process.stdout.isTTY) console.log('\nStopping …')
      await stop()
      process.exit(exitCode)
    })

  process.stdout.on('error', () => {})

  return {
    stop,
    begun: () => stopped !== undefined,
    onStop(each) {
      stops.push(each)
      return () => {
        // What is being stopped is out of the list already, and another must not leave it instead.
        const at = stops.indexOf(each)
        if (at >= 0) stops.splice(at, 1)
      }
    },
  }
}
