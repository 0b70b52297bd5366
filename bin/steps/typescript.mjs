/** From here on the dependencies are there, and the rest of the steps may be TypeScript. */
export async function importTypeScript(url) {
  const { register } = await import('tsx/esm/api')
  register()
  return import(url)
}
