import { BooksView } from '@/components/settings/books-view'
import { findLastCheck } from '@/lib/books/find-last-check'
import { texts } from '@/lib/i18n/translate'
import { page } from '@/lib/web/page'
import { settingsFrame } from '@/lib/web/settings'
import { check } from './actions'
import { bookProps } from './book-props'

export default page(
  'settings',
  async (context) => {
    const { actor, t, language } = context
    const last = await findLastCheck(actor)
    return (
      <BooksView
        settings={settingsFrame(context, 'books')}
        title={t('books.title')}
        lead={t('books.lead')}
        texts={texts(language, 'books')}
        running={last?.state === 'running'}
        {...bookProps(context, last)}
        check={check}
      />
    )
  },
  { permission: 'books.check' },
)
