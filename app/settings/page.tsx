import { redirect } from 'next/navigation'
import { page } from '@/lib/web/page'

export default page('settings', async () => redirect('/settings/organization'), { permission: 'organization.edit' })
