import type { FrontSettings } from './settings'

type Settings = Pick<FrontSettings, 'dev' | 'appUrl' | 'issuer'>

export function contentSecurityPolicy(nonce: string, { dev, issuer }: Settings): string {
  return [
    "default-src 'self'",
    // The development server evaluates code and writes styles into the page.
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${dev ? " 'unsafe-eval'" : ''}`,
    `style-src 'self'${dev ? " 'unsafe-inline'" : ''}`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    `form-action 'self'${issuer ? ` ${issuer.origin}` : ''}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "object-src 'none'",
  ].join('; ')
}

export function securityHeaders({ appUrl }: Settings): Record<string, string> {
  return {
    'X-Content-Type-Options': 'nosniff',
    // `no-referrer` would make browsers send `Origin: null` with a form, which the guard refuses.
    'Referrer-Policy': 'same-origin',
    'Cross-Origin-Opener-Policy': 'same-origin',
    // A CRM on the open internet is not to be found by a search engine, not even its sign-in page.
    'X-Robots-Tag': 'noindex, nofollow',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()',
    ...(appUrl?.protocol === 'https:' ? { 'Strict-Transport-Security': 'max-age=31536000' } : {}),
  }
}
