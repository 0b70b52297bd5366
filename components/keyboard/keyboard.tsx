'use client'
import { type ComponentType, useEffect, useState } from 'react'
import { noticePerson } from '../offline/device'
import type { PaletteProps } from '../palette/palette'
import { pressed } from './pressed'

type Props = { mayAdd: boolean; funnelOn: boolean; userId: string }

/** Listens for shortcuts. What they do, and the palette, is loaded when the first of them is pressed. */
export function Keyboard({ mayAdd, funnelOn, userId }: Props) {
  const [Palette, setPalette] = useState<ComponentType<PaletteProps>>()
  useEffect(() => void noticePerson(userId), [userId])
  useEffect(() => {
    const listen = async (event: KeyboardEvent) => {
      const key = pressed(event)
      if (!key) return
      event.preventDefault()
      if (key === 'palette') {
        const loaded = await import('../palette/palette')
        setPalette(() => loaded.Palette)
      } else {
        const { press } = await import('./press')
        press(key, { mayAdd, funnelOn })
      }
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [mayAdd, funnelOn])
  return Palette ? <Palette userId={userId} onClose={() => setPalette(undefined)} /> : null
}
