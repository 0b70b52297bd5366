import { expect, it } from 'vitest'
import { contentSecurityPolicy, securityHeaders } from '@/lib/web/front/security-headers'

const plain = { dev: false, appUrl: undefined, issuer: undefined }

it('allows no inline script or style in production', () => {
  const policy = contentSecurityPolicy('abc', plain)
  expect(policy).toContain("script-src 'self' 'nonce-abc' 'strict-dynamic';")
  expect(policy).toContain("worker-src 'self';")
  expect(policy).not.toContain('unsafe')
})

it('lets a form go on to the identity provider only where there is one', () => {
  const issuer = new URL('https://id.example.com/realms/crm')
  expect(contentSecurityPolicy('abc', plain)).toContain("form-action 'self';")
  expect(contentSecurityPolicy('abc', { ...plain, issuer })).toContain("form-action 'self' https://id.example.com;")
})

it('insists on https only where the address is', () => {
  expect(securityHeaders(plain)).not.toHaveProperty('Strict-Transport-Security')
  const https = { ...plain, appUrl: new URL('https://crm.example.com') }
  expect(securityHeaders(https)).toHaveProperty('Strict-Transport-Security')
})

it('never hides the referrer from ourselves, or forms would come with a null origin', () => {
  expect(securityHeaders(plain)['Referrer-Policy']).toBe('same-origin')
})

it('no search engine keeps a page', () => {
  expect(securityHeaders(plain)['X-Robots-Tag']).toBe('noindex, nofollow')
})
