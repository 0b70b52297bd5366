import { isIP } from 'node:net'
import type { FrontSettings } from './settings'

type Settings = Pick<FrontSettings, 'host' | 'appUrl'>

const everywhere = new Set(['0.0.0.0', '::'])
const loopback = new Set(['localhost', '127.0.0.1', '[::1]'])

/** Whether a form with this `Origin`, sent to this `Host`, comes from one of our own pages. */
export function isOwnOrigin(origin: string | undefined, host: string | undefined, settings: Settings): boolean {
  if (!origin || !URL.canParse(origin) || new URL(origin).origin !== origin) return false
  if (settings.appUrl) return origin === settings.appUrl.origin
  return (
    host !== undefined &&
    origin === `http://${host.toLowerCase()}` &&
    isOurHost(new URL(origin).hostname, settings.host)
  )
}

// Without APP_URL we cannot know the names of a server open to everyone; a page of the same host is then our own.
function isOurHost(name: string, listening: string): boolean {
  if (everywhere.has(listening)) return true
  if (loopback.has(listening) || listening === '::1') return loopback.has(name)
  return name === (isIP(listening) === 6 ? `[${listening}]` : listening.toLowerCase())
}
