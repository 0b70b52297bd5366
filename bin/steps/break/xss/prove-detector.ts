import type { Visitor } from '../../visit/visitor'
import type { Watched } from './watched-browser'

type Proof = { html: string; seen: RegExp; withPolicy?: RegExp }

// What each page holds, and what must be noticed of it: without the policy it runs, with it the refusal is noticed.
const proofs: Proof[] = [
  { html: '<script>x(0)</script>', seen: /^payload 0 ran/, withPolicy: /^the policy refused script-src/ },
  { html: '<img src=q onerror=x(0)>', seen: /^img onerror=/ },
  { html: '<a href="java&Tab;script:x(0)">x</a>', seen: /^a href=javascript:/ },
  { html: '<iframe srcdoc="<script>parent.x(0)</script>"></iframe>', seen: /^payload 0 ran/, withPolicy: /^a frame/ },
  {
    html: '<img src=//evil.example/x.png>',
    seen: /^asked http:\/\/evil\.example/,
    withPolicy: /^the policy refused img-src/,
  },
  { html: '<script>alert(1)</script>', seen: /^a dialog/, withPolicy: /^the policy refused script-src/ },
  { html: '<script>throw new Error("broken")</script>', seen: /^failed: broken/, withPolicy: /^the policy refused/ },
  { html: '<meta http-equiv=refresh content="0;url=//evil.example">', seen: /^an element meta|^asked http:\/\/evil/ },
]

/** Shows pages that do hold a payload to the watched browser; answers what of them it did not notice. */
export async function proveDetector({ contexts, visit, found }: Watched, visitor: Visitor) {
  const policy = String((await visitor.ask('/customers')).headers['content-security-policy'])
  const missed: string[] = []
  for (const [at, context] of contexts.entries())
    for (const { html, seen, withPolicy = seen } of proofs) {
      const page = await context.newPage()
      await page.route('**/proof', (route) =>
        route.fulfill({
          contentType: 'text/html',
          headers: { 'content-security-policy': policy },
          body: `<!doctype html><title>x</title>${html}`,
        }),
      )
      await page.route('http://evil.example/**', (route) => route.abort())
      await visit(page, '/proof')
      const expected = at === 0 ? seen : withPolicy
      if (![...found.keys()].some((what) => expected.test(what))) missed.push(`the detector does not notice ${html}`)
      found.clear()
      await page.close()
    }
  return { shown: proofs.length * contexts.length, missed }
}
