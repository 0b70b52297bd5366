'use client'
import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

/** Draws the page anew after so many seconds, and again; without JavaScript the browser loads it. */
export function Reload({ seconds }: { seconds: number }) {
  const router = useRouter()
  useEffect(() => {
    const timer = setInterval(() => router.refresh(), seconds * 1000)
    return () => clearInterval(timer)
  }, [seconds, router])
  return (
    <noscript>
      <meta httpEquiv="refresh" content={String(seconds)} />
    </noscript>
  )
}
