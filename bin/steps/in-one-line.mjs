const words = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the disk is read-only',
  ENOSPC: 'no space left on the disk',
  EDQUOT: 'no space left on the disk',
  ENOTDIR: 'this is not a folder',
}

/** Runs a program of bin/; whatever goes wrong is said in one line, and with DEBUG=1 also where. */
export async function inOneLine(run) {
  try {
    await run()
  } catch (error) {
    const word = words[error?.code]
    const text = word ? `${word}${error.path ? `: ${error.path}` : ''}` : String(error?.message ?? error).split('\n')[0]
    process.exitCode = 1
    console.error(`✗ ${text}`)
    if (process.env.DEBUG) console.error(error)
    process.exit(1)
  }
}
