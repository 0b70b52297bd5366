import { headers } from 'next/headers'
import { env } from '../env'

/** A path of ours as a link that can be sent to somebody. */
export async function publicUrl(path: string): Promise<string> {
  return `${env.appUrl || `http://${(await headers()).get('host')}`}${path}`
}
