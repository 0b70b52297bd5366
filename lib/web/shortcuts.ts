import { cookies } from 'next/headers'
import { z } from 'zod'
import type { Actor } from '../permissions/actor'

/** Read in the browser too, by components/keyboard: it says nothing but this, and stays when somebody signs out. */
const name = 'shortcuts'
const year = 365 * 86_400

export const ChooseShortcuts = z.object({ shortcuts: z.enum(['on', 'off']) })

export const areShortcutsOn = async () => (await cookies()).get(name)?.value !== 'off'

/** Whether keys alone do something in this browser. */
export async function chooseShortcuts(_actor: Actor, { shortcuts }: z.output<typeof ChooseShortcuts>) {
  ;(await cookies()).set(name, shortcuts, { path: '/', sameSite: 'lax', maxAge: year })
}
