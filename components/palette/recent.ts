import { storage } from '../offline/device'

const most = 5
const nameOf = (userId: string) => `funil.recent ${userId}`

/** The customers whose cards this person opened last on this device, newest first; only their ids are kept. */
export function recentIds(userId: string): string[] {
  return (storage()?.getItem(nameOf(userId)) ?? '').split(' ').filter(Boolean)
}

export function rememberCustomer(userId: string, customerId: string) {
  const before = recentIds(userId).filter((id) => id !== customerId)
  storage()?.setItem(nameOf(userId), [customerId, ...before].slice(0, most).join(' '))
}
