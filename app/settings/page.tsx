import { redirect } from 'next/navigation'
import { page } from '@/lib/web/page'

export default page('settings', async () => redirect('/settings/account-types'), { permission: 'organization.edit' })
