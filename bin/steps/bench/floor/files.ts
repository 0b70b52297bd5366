const page = (place: string, path: string) => `
import { read } from '@/bin/steps/bench/limit/reads'
import { page } from '@/lib/web/page'

export default page('${place}', async ({ actor, session, query${path.includes('$') ? ', id' : ''} }) => {
  await read({ actor, timeZone: session.organization.timeZone, path: \`${path}\`, query })
  return <p className="floor">All was read.</p>
})
`

export const marker = 'All was read.'

/** An app whose pages read what those of the product read, session and all, and draw one element. */
export const files: Record<string, string> = {
  'app/layout.tsx': `
export default function Layout({ children }) {
  return <html lang="en"><body>{children}</body></html>
}
`,
  'app/customers/page.tsx': page('customers', '/customers'),
  'app/customers/[id]/overview/page.tsx': page('customers', `/customers/\${id()}/overview`),
  'app/overview/page.tsx': page('overview', '/overview'),
  'next.config.mjs': `
import { resolve } from 'node:path'

const root = resolve(import.meta.dirname, '../..')
export default {
  poweredByHeader: false,
  compress: false,
  serverExternalPackages: ['@node-rs/argon2', 'postgres', 'pino', 'busboy'],
  typescript: { ignoreBuildErrors: true },
  turbopack: { root },
  outputFileTracingRoot: root,
}
`,
  'tsconfig.json': JSON.stringify({
    compilerOptions: {
      ...{ target: 'ES2022', lib: ['dom', 'esnext'], module: 'esnext', moduleResolution: 'bundler', jsx: 'react-jsx' },
      ...{ strict: false, noEmit: true, esModuleInterop: true, resolveJsonModule: true, isolatedModules: true },
      paths: { '@/*': ['../../*'] },
    },
  }),
}
