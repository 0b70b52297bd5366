import { createServer, request } from 'node:http'
import { createGzip } from 'node:zlib'

const packed = /^(text|application\/(javascript|json)|image\/svg)/

/** Packs what Funil answers, as the proxy does that stands before it. */
export async function gzipFront(origin: string) {
  const server = createServer((asked, answer) => {
    const { method, url = '/', headers } = asked
    const passed = request(new URL(url, origin), { method, headers }, (response) => {
      const { 'content-length': length, ...kept } = response.headers
      if (!packed.test(kept['content-type'] ?? '')) {
        answer.writeHead(response.statusCode ?? 502, response.headers)
        return response.pipe(answer)
      }
      answer.writeHead(response.statusCode ?? 502, { ...kept, 'content-encoding': 'gzip' })
      response.pipe(createGzip()).pipe(answer)
    })
    passed.on('error', () => answer.destroy())
    asked.pipe(passed)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  const end = async () => {
    server.close()
    server.closeAllConnections()
  }
  return { origin: `http://127.0.0.1:${port}`, end }
}
