'use server'
import { TurnOff, turnOff } from '@/lib/digest/turn-off'
import { openFormAction } from '@/lib/web/open-form-action'

export const off = openFormAction(TurnOff, async (input) => {
  await turnOff(input)
  return `/digest/off?token=${encodeURIComponent(input.token)}`
})
