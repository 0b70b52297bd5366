import { Notice } from '@/components/frame/notice'
import { page } from '@/lib/web/page'

/** What a device shows for a page that it cannot get. */
export default page('none', async ({ t }) => (
  <Notice title={t('offline.title')} text={t('offline.text')} back={t('offline.today')} />
))
