import { expect, test } from 'vitest'
import { handleSignals } from '@/bin/steps/stopping'

test('what is forgotten while it is stopped takes nothing else along', async () => {
  const { onStop, stop } = handleSignals()
  const stopped: string[] = []
  onStop(async () => void stopped.push('database'))
  const forget = onStop(async () => {
    forget()
    stopped.push('web')
  })
  await stop()
  expect(stopped).toEqual(['web', 'database'])
})
