import { expect, it } from 'vitest'
import { explainConnection, refuseServer } from '@/bin/steps/check-database'

it('refuses a PostgreSQL below 15 and a database that is not UTF8', () => {
  const server = { version: '15.0', number: 150000, encoding: 'UTF8' }
  expect(refuseServer(server)).toBeUndefined()
  expect(refuseServer({ ...server, version: '14.13', number: 140013 })).toBe(
    'PostgreSQL 14.13 is too old: Funil needs version 15 or newer.',
  )
  expect(refuseServer({ ...server, encoding: 'LATIN1' })).toContain('needs UTF8')
})

it.each(['28P01', '3D000', 'ECONNREFUSED', 'CONNECT_TIMEOUT', '42501'])('explains %s without the password', (code) => {
  const url = new URL('postgres://crm:s3cret@db.example.com/sales')
  const text = explainConnection({ code, message: 'raw' }, url)
  expect(text).toMatch(/^DATABASE_URL: /)
  expect(text).not.toContain('s3cret')
  expect(text).not.toContain('raw')
})
