'use client'
import { useEffect } from 'react'
import { useFormPage } from '../form/form-page'

/** Keeps this page on the device as it is now, to be read without a connection. Without a build nothing is kept. */
export function KeepToday({ build }: { build: string | null }) {
  const { userId } = useFormPage()
  useEffect(() => {
    if (!build || !('serviceWorker' in navigator)) return
    import('./keep-pages').then(({ keepPages }) => keepPages(build, userId)).catch(() => {})
  }, [build, userId])
  return null
}
