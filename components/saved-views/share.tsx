import type { Messages } from '@/lib/i18n/messages'
import { TickBox } from '../form/choices'

/** Whether everybody sees a view; who may not say so keeps it as it is. */
export function Share({
  texts,
  mayShare,
  sharedWith,
}: {
  texts: Messages['savedViews']
  mayShare: boolean
  sharedWith: string
}) {
  if (!mayShare) return <input type="hidden" name="sharedWith" value={sharedWith} />
  return (
    <TickBox name="sharedWith" value="all" label={texts.share} hint={texts.shareHint} ticked={sharedWith === 'all'} />
  )
}
