import { Notice } from '@/components/frame/notice'
import { InvitationView } from '@/components/sign-in/invitation-view'
import { texts } from '@/lib/i18n/translate'
import { findInvitation } from '@/lib/users/find-invitation'
import { openPage } from '@/lib/web/page'
import { setStatus } from '@/lib/web/request-context'
import { accept } from './actions'

export default openPage(async ({ language, t, query, refused }) => {
  const token = query.get('token') ?? ''
  const invitation = await findInvitation(token)
  if (!invitation) {
    setStatus(404)
    return <Notice title={t('invitation.goneTitle')} text={t('invitation.goneText')} back={t('errors.back')} />
  }
  return (
    <InvitationView
      action={accept}
      token={token}
      title={t('invitation.title', { name: invitation.name })}
      lead={t('invitation.lead', invitation)}
      email={invitation.email}
      texts={texts(language, 'invitation')}
      formTexts={texts(language, 'form')}
      refused={refused}
    />
  )
})
