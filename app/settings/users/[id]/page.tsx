import { page } from '@/lib/web/page'
import { usersPage } from '../users-page'

export default page('settings', (context) => usersPage(context, context.id()), { permission: 'user.edit' })
