import { open } from 'node:fs/promises'

/** Makes sure that the names in a folder stay: the new name of a file is safe from a power cut only when its folder is. */
export async function flushFolder(path: string) {
  if (process.platform === 'win32') return
  const folder = await open(path)
  await folder.sync().finally(() => folder.close())
}
