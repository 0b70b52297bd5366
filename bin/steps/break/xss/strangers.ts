/**
 * What on a page the product never writes, whether it ran or waits for a click. Runs in the browser, where tsx's helper
 * for functions with names is missing: none within has one.
 */
export function strangersIn(): string[] {
  const tags = 'iframe frame object embed base applet portal marquee math style meta[http-equiv=refresh] template'
  const addresses = ['href', 'src', 'action', 'formaction', 'xlink:href', 'data', 'srcdoc', 'poster', 'background']
  return [...document.querySelectorAll('*')].flatMap((element) => {
    const named = `${element.tagName.toLowerCase()} `
    const wrong: string[] = tags.split(' ').some((tag) => element.matches(tag)) ? [`an element ${named}`] : []
    if (
      element instanceof HTMLScriptElement &&
      !(element.src ? element.src.startsWith(`${location.origin}/`) : element.nonce)
    )
      wrong.push(`a script without nonce: ${(element.src || element.text).slice(0, 100)}`)
    for (const { name, value } of element.attributes) {
      const start = [...value]
        .filter((one) => one > ' ')
        .join('')
        .slice(0, 80)
      if (/^on/i.test(name)) wrong.push(`${named}${name}=${start}`)
      if (addresses.includes(name) && /^(javascript|data|vbscript|blob|view-source):/i.test(start))
        wrong.push(`${named}${name}=${start}`)
    }
    return wrong
  })
}
