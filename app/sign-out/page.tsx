import { SignOutView } from '@/components/sign-in/sign-out-view'
import { texts } from '@/lib/i18n/translate'
import { page } from '@/lib/web/page'
import { signOut } from './actions'

export default page('none', async ({ frame, language }) => (
  <SignOutView frame={frame} action={signOut} texts={texts(language, 'signIn')} />
))
