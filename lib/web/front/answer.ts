import { type ServerResponse, STATUS_CODES } from 'node:http'

/** A page of the front's own, for what is refused before Next sees it. */
export function answer(response: ServerResponse, status: number, reason: string) {
  response.statusCode = status
  for (const [name, value] of Object.entries(pageHeaders(status))) response.setHeader(name, value)
  response.end(plainPage(STATUS_CODES[status] ?? 'Error', reason))
}

export const pageHeaders = (status: number): Record<string, string> => ({
  'Content-Type': 'text/html; charset=utf-8',
  'Cache-Control': 'no-store',
  ...(status === 405 && { Allow: 'GET, HEAD, POST' }),
  ...(status === 503 && { 'Retry-After': '5' }),
})

/** Words where there is no page to draw them on. */
export const plainPage = (title: string, text: string, language = 'en') => `<!doctype html>
<html lang="${language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)} · Funil</title>
<h1>${escapeHtml(title)}</h1>
<p>${escapeHtml(text)}</p>
</html>
`

export function answerJson(response: ServerResponse, status: number, body: object) {
  response.statusCode = status
  response.setHeader('Content-Type', 'application/json')
  response.setHeader('Cache-Control', 'no-store')
  response.end(JSON.stringify(body))
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
