import { redirect } from 'next/navigation'
import { findImport } from '@/lib/transfer/find-import'
import { page } from '@/lib/web/page'
import { runInBackground } from '../../run-in-background'
import { outcomePage } from '../outcome-page'

export default page(
  'import',
  async (context) => {
    const found = await findImport(context.actor, context.id())
    if (found.state === 'uploaded' || found.state === 'checked') redirect(`/import/${found.id}`)
    if (found.state === 'running') runInBackground(context.actor, found.id)
    return outcomePage(context, found)
  },
  { permission: 'import.run' },
)
