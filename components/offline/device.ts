const prefix = 'funil.'

/** What this browser keeps by name; nothing where it keeps nothing for us. */
export function storage(): Storage | undefined {
  try {
    return window.localStorage
  } catch {
    return undefined
  }
}

/** Pages that are kept to be read without a connection. */
export async function forgetPages() {
  if (!('caches' in window)) return
  for (const name of await caches.keys()) await caches.delete(name)
}

/** All that Funil has on this device: when somebody signs out. */
export async function forgetDevice() {
  for (const name of Object.keys(storage() ?? {})) if (name.startsWith(prefix)) storage()?.removeItem(name)
  await forgetPages()
}

let noticed: Promise<void> | undefined

/** Whoever else was here before has left no page behind once this is done. Their drafts are theirs, by name. */
export function noticePerson(userId: string): Promise<void> {
  noticed ??= forgetPagesOfOthers(userId)
  return noticed
}

async function forgetPagesOfOthers(userId: string) {
  const name = `${prefix}person`
  if (storage()?.getItem(name) === userId) return
  await forgetPages()
  storage()?.setItem(name, userId)
}
