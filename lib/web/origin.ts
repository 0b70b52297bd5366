import { headers } from 'next/headers'
import { env } from '../env'

/** Whether a post comes from our own pages. The HTTP front has checked it too; this holds also without the front. */
export async function fromOwnPages(): Promise<boolean> {
  const list = await headers()
  const origin = list.get('origin')
  if (!origin || !URL.canParse(origin)) return false
  return env.appUrl ? new URL(origin).origin === new URL(env.appUrl).origin : new URL(origin).host === list.get('host')
}
