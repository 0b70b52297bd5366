/** A path of our own to go on to; anything that could lead elsewhere becomes the start page. */
export function nextPath(wish: unknown): string {
  return typeof wish === 'string' && /^\/(?![/\\])[^\\\s]*$/.test(wish) && wish.length < 2000 ? wish : '/'
}
