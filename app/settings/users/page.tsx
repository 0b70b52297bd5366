import { page } from '@/lib/web/page'
import { usersPage } from './users-page'

export default page('settings', (context) => usersPage(context), { permission: 'user.edit' })
