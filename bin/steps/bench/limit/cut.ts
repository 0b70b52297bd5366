import { unescapeHtml } from '../../visit/forms'

export type Cut = { strings: string[]; values: string[] }

/** What a page shows, without scripts, cut where a template string has its values: every attribute and every text. */
export function cut(page: string): Cut {
  const shown = page.replace(/<script\b.*?<\/script>/gs, '').replace(/<link rel="(preload|modulepreload)"[^>]*>/g, '')
  const [strings, values]: [string[], string[]] = [[], []]
  let end = 0
  for (const match of shown.matchAll(/(?<==")[^"]*(?=")|(?<=>)[^<]+(?=<)/g)) {
    strings.push(shown.slice(end, match.index))
    values.push(unescapeHtml(match[0]))
    end = match.index + match[0].length
  }
  return { strings: [...strings, shown.slice(end)], values }
}
