import { describe, expect, it } from 'vitest'
import { refuse } from '@/lib/web/front/guard'
import { readSettings } from '@/lib/web/front/settings'

const settingsWith = (env: Record<string, string>) =>
  readSettings({ NODE_ENV: 'production', DATABASE_URL: 'postgres://x', ...env })

const own = 'http://localhost:3000'
const form = { origin: own, host: 'localhost:3000', 'content-type': 'multipart/form-data; boundary=x' }

function status(path: string, headers: Record<string, string | undefined>, env: Record<string, string> = {}) {
  return refuse({ method: 'POST', path, headers: { ...form, ...headers } }, settingsWith(env))?.status
}

describe('the guard before Next', () => {
  it('lets a page be read and a form of our own be sent', () => {
    expect(refuse({ method: 'GET', path: '/', headers: {} }, settingsWith({}))).toBeUndefined()
    expect(refuse({ method: 'HEAD', path: '/', headers: {} }, settingsWith({}))).toBeUndefined()
    expect(status('/customers/new', {})).toBeUndefined()
  })

  it.each(['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND'])('answers 405 to %s', (method) => {
    expect(refuse({ method, path: '/', headers: form }, settingsWith({}))?.status).toBe(405)
  })

  it('answers 400 to a whole address in place of a path', () => {
    expect(refuse({ method: 'GET', path: 'http://evil.test/', headers: {} }, settingsWith({}))?.status).toBe(400)
  })

  it.each(['/customers/%ed%a0%80/edit', '/customers/%', '/%f0%9f'])('answers 400 to %s, which is no text', (path) => {
    expect(refuse({ method: 'GET', path, headers: {} }, settingsWith({}))?.status).toBe(400)
    expect(status(path, {})).toBe(400)
  })

  it.each([
    undefined,
    '',
    'null',
    'http://evil.test',
    'localhost:3000',
    `${own}/`,
    'https://localhost:3000',
    'http://localhost',
  ])('answers 403 to a form from the origin %s', (origin) => expect(status('/', { origin })).toBe(403))

  it('lets mail programs end the digest by one click, and nothing else from nowhere', () => {
    const click = { origin: undefined, 'content-type': 'application/x-www-form-urlencoded' }
    expect(status('/api/digest/off', click)).toBeUndefined()
    expect(status('/api/digest/off/', click)).toBe(403)
    expect(status('/digest/off', click)).toBe(403)
    expect(status('/api/digest/off', { ...click, 'content-length': '1048577' })).toBe(413)
  })

  it('trusts no Host that it does not listen on', () => {
    const foreign = { origin: 'http://evil.test:3000', host: 'evil.test:3000' }
    expect(status('/', foreign)).toBe(403)
    expect(status('/', foreign, { HOST: '192.168.1.5' })).toBe(403)
    expect(
      status('/', { origin: 'http://192.168.1.5:3000', host: '192.168.1.5:3000' }, { HOST: '192.168.1.5' }),
    ).toBeUndefined()
    expect(status('/', { origin: 'http://[::1]:3000', host: '[::1]:3000' })).toBeUndefined()
  })

  it('takes only the origin of APP_URL where that is set', () => {
    const env = { APP_URL: 'https://crm.example.com/' }
    expect(status('/', { origin: 'https://crm.example.com', host: 'localhost:3000' }, env)).toBeUndefined()
    expect(status('/', {}, env)).toBe(403)
  })

  it('lets ten files of the size that is set go to a customer, and nothing larger', () => {
    const path = '/customers/0192/files/upload'
    expect(status(path, { 'content-length': '263192576' })).toBeUndefined()
    expect(status(path, { 'content-length': '263192577' })).toBe(413)
    expect(status(path, { 'content-length': '11534337' }, { FILES_MAX_MB: '1' })).toBe(413)
    expect(status('/customers/0192/files', { 'content-length': '1048577' })).toBe(413)
  })

  it('answers 413 above a megabyte, and above fifty for an import', () => {
    expect(status('/', { 'content-length': '1048576' })).toBeUndefined()
    expect(status('/', { 'content-length': '1048577' })).toBe(413)
    expect(status('/import/upload', { 'content-length': '52428800' })).toBeUndefined()
    expect(status('/import/upload', { 'content-length': '52428801' })).toBe(413)
  })

  it('answers 415 to bodies that no form of ours sends', () => {
    expect(status('/', { 'content-type': undefined })).toBe(415)
    expect(status('/', { 'content-type': 'application/json' })).toBe(415)
    expect(status('/', { 'content-type': 'text/plain;charset=UTF-8' })).toBe(415)
    expect(status('/', { 'content-type': 'text/plain;charset=UTF-8', 'next-action': 'x' })).toBeUndefined()
    expect(status('/', { 'content-type': 'application/x-www-form-urlencoded' })).toBe(415)
    expect(status('/api/auth/signout', { 'content-type': 'application/x-www-form-urlencoded' })).toBeUndefined()
  })
})
