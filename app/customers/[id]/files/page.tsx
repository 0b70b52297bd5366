import { FilesView } from '@/components/files/files-view'
import { findCustomer } from '@/lib/customers/find-customer'
import { keptDays } from '@/lib/files/forget-removed'
import { findFile, type ListedFile, listFiles } from '@/lib/files/list-files'
import { readFileSettings } from '@/lib/files/storage/settings'
import { mostAtOnce } from '@/lib/files/vocabulary'
import { size } from '@/lib/format/size'
import { moment } from '@/lib/format/time'
import { texts } from '@/lib/i18n/translate'
import { may } from '@/lib/permissions/permissions'
import { page } from '@/lib/web/page'
import { cardOf } from '../card'
import { fileRemove, fileRename } from './actions'
import { refusedLines } from './refused-query'

const pageSize = 50

export default page('customers', async (context) => {
  const { actor, t, frame, language, session, id, idIn } = context
  const customer = await findCustomer(actor, id())
  const before = idIn('before')
  const wished = idIn('edit')
  const [found, edited] = await Promise.all([
    listFiles(actor, customer.id, pageSize + 1, before),
    wished ? findFile(actor, customer.id, wished) : undefined,
  ])
  const path = `/customers/${customer.id}/files`
  const shown = found.slice(0, pageSize)
  const refused = refusedLines(context)
  frame.refused = refused.length > 0
  return (
    <FilesView
      frame={frame}
      card={cardOf(customer, context)}
      title={t('files.title', { customer: customer.name })}
      texts={texts(language, 'files')}
      nameLabel={t('fields.name')}
      files={shown.map(lineOf)}
      pages={{
        newest: before ? path : null,
        older: found.length > pageSize ? `${path}?before=${shown.at(-1)?.id}` : null,
        texts: texts(language, 'files'),
      }}
      add={
        !customer.mergedIntoId && may(actor, 'file.add')
          ? {
              path: `${path}/upload`,
              hint: t('files.hint', { most: mostAtOnce, size: size(readFileSettings(process.env).most, language) }),
              refused,
            }
          : null
      }
      editing={
        edited && mayEdit(edited)
          ? {
              ...{ id: edited.id, version: edited.version, name: edited.name },
              heading: t('files.editHeading', { name: edited.name }),
              removeText: t('files.removeText', { days: keptDays }),
              actions: { rename: fileRename, remove: fileRemove },
            }
          : null
      }
    />
  )

  function mayEdit({ customerOwnerId, createdBy }: ListedFile) {
    return may(actor, 'file.edit', customerOwnerId) || may(actor, 'file.edit', createdBy)
  }

  function lineOf(file: ListedFile) {
    return {
      id: file.id,
      name: file.name,
      href: `${path}/${file.id}`,
      about: t('files.addedBy', {
        size: size(file.size, language),
        who: file.authorName,
        when: moment(file.createdAt, language, session.organization.timeZone),
      }),
      edit: mayEdit(file) ? `${path}?edit=${file.id}#edit` : null,
    }
  }
})
