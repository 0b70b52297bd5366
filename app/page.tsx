import { redirect } from 'next/navigation'
import { page } from '@/lib/web/page'

export default page('customers', async () => redirect('/customers'))
