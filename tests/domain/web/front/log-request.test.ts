import { expect, it } from 'vitest'
import { pathForLog } from '@/lib/web/front/log-request'

it.each([
  ['/', '/'],
  ['/sign-in', '/sign-in'],
  ['/customers/0190a3f2-7c11-7aaa-8bbb-0123456789ab/overview', '/customers/:id/overview'],
  ['/setup/Zk3vX9-2bQ', '/setup/:id'],
  ['/invitation/abcdefghijklmnopqrstuvwxyzabcdefgh', '/invitation/:id'],
  ['/calendar/Zk3vX9-2bQ8rT1yU5wE7oP0aS4dF6gH3jK2lM9nB1cV.ics', '/calendar/:id'],
  ['/customers/jane@example.com', '/customers/:id'],
  ['/import/rejected.csv', '/import/rejected.csv'],
  ['/%6Aane', '/:id'],
  ['/_next/static/chunks/0j1we3cwg31qe.js', '/_next/…'],
])('logs %s as %s', (path, logged) => expect(pathForLog(path)).toBe(logged))
