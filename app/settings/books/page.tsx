import { BooksView } from '@/components/settings/books-view'
import { findLastCheck } from '@/lib/books/find-last-check'
import { texts } from '@/lib/i18n/translate'
import { countGivenUp } from '@/lib/jobs/given-up'
import { page } from '@/lib/web/page'
import { settingsFrame } from '@/lib/web/settings'
import { check } from './actions'
import { bookProps } from './book-props'

export default page(
  'settings',
  async (context) => {
    const { actor, t, language } = context
    const [last, givenUp] = await Promise.all([findLastCheck(actor), countGivenUp(actor.organizationId)])
    return (
      <BooksView
        settings={settingsFrame(context, 'books')}
        title={t('books.title')}
        lead={t('books.lead')}
        texts={texts(language, 'books')}
        running={last?.state === 'running'}
        {...bookProps(context, last)}
        givenUp={givenUp > 0 ? t('books.givenUp', { count: givenUp }) : null}
        check={check}
      />
    )
  },
  { permission: 'books.check' },
)
