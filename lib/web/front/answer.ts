import { type ServerResponse, STATUS_CODES } from 'node:http'

/** A page of the front's own, for what is refused before Next sees it. */
export function answer(response: ServerResponse, status: number, reason: string) {
  const title = STATUS_CODES[status] ?? 'Error'
  response.statusCode = status
  response.setHeader('Content-Type', 'text/html; charset=utf-8')
  response.setHeader('Cache-Control', 'no-store')
  if (status === 405) response.setHeader('Allow', 'GET, HEAD, POST')
  if (status === 503) response.setHeader('Retry-After', '5')
  response.end(`<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>${title} · Funil</title>
<h1>${title}</h1>
<p>${escapeHtml(reason)}</p>
</html>
`)
}

export function answerJson(response: ServerResponse, status: number, body: object) {
  response.statusCode = status
  response.setHeader('Content-Type', 'application/json')
  response.setHeader('Cache-Control', 'no-store')
  response.end(JSON.stringify(body))
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
