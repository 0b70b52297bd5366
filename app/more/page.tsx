import { MoreView } from '@/components/frame/more-view'
import { page } from '@/lib/web/page'

/** On a phone: what has no place in the dock. */
export default page('more', async ({ frame, t, session }) => {
  const places = {
    id: 'places',
    title: t('frame.customers'),
    links: [{ href: '/board', icon: 'board', label: t('frame.board') } as const],
  }
  const own = {
    id: 'own',
    title: session.user.name,
    links: [
      { href: '/profile', icon: 'user', label: t('frame.profile') } as const,
      { href: '/profile#look', icon: 'moon', label: t('frame.look') } as const,
      { href: '/shortcuts', icon: 'list', label: t('frame.shortcuts') } as const,
    ],
  }
  const settings = {
    id: 'settings',
    title: t('frame.settings'),
    links: [
      { href: '/settings/account-types', icon: 'filter', label: t('settings.accountTypes') } as const,
      { href: '/settings/closing-reasons', icon: 'flag', label: t('settings.closingReasons') } as const,
      { href: '/settings/users', icon: 'users', label: t('settings.users') } as const,
      { href: '/settings/teams', icon: 'users', label: t('settings.teams') } as const,
      { href: '/import', icon: 'upload', label: t('frame.import') } as const,
      { href: '/settings', icon: 'menu', label: t('frame.allSettings') } as const,
    ],
  }
  return (
    <MoreView
      frame={frame}
      title={t('frame.more')}
      groups={[...(frame.funnelOn ? [places] : []), own, ...(frame.admin ? [settings] : [])]}
    />
  )
})
