import type { NextConfig } from 'next'

const config: NextConfig = {
  poweredByHeader: false,
  compress: false,
  images: { unoptimized: true },
  serverExternalPackages: ['@node-rs/argon2', 'postgres', 'pino', 'busboy'],
  devIndicators: false,
  // Types are a step of their own in `npm test`; a build on somebody's machine need not repeat it.
  typescript: { ignoreBuildErrors: true },
}

export default config
