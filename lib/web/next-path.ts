/** A path of our own to go on to; anything that could lead elsewhere becomes the start page. */
export function nextPath(wish: unknown): string {
  return typeof wish === 'string' && /^\/(?![/\\])[^\\\s]*$/.test(wish) && wish.length < 2000 && staysHere(wish)
    ? wish
    : '/'
}

/** What has its dots resolved may begin with two slashes, and is then the name of a host (`/.//elsewhere`). */
const staysHere = (path: string) => !new URL(path, 'http://localhost').pathname.startsWith('//')
