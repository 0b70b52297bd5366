import { type SettingsPlace, settingsPaths } from '@/components/settings/places'
import type { SettingsListOf } from '@/components/settings/settings-list'
import type { SettingsFrame } from '@/components/settings/settings-page'
import type { SettingsLine } from '@/components/settings/settings-table'
import { texts } from '../i18n/translate'
import type { PageContext } from './page'

/** What every settings page hands to its frame. */
export const settingsFrame = ({ frame, language, t }: PageContext, place: SettingsPlace): SettingsFrame => ({
  frame,
  texts: texts(language, 'settings'),
  menu: t('settings.menu', { page: t(`settings.${place}`) }),
})

type Row = { id: string; version: number; archivedAt: Date | null; orderNumber?: number } & (
  | { name: string }
  | { description: string }
)

type Listed<R extends Row, Own> = {
  /** What a line says beside its name and order. */
  own: (row: R, place: number) => Own
  /** Only within its group a line can move. */
  groupOf?: (row: R) => string
  archivedAs?: (row: R) => string
  /** The path of the page, and of the form of a line. */
  at?: string
  editAt?: (id: string) => string
  /** Which form is open. */
  open?: string | null
}

/** What every settings page that is a list hands to its view: what is offered as lines, what is archived, what is open. */
export function settingsList<R extends Row, Own>(
  context: PageContext,
  place: 'accountTypes' | 'closingReasons' | 'customFields' | 'teams' | 'users',
  rows: R[],
  {
    own,
    groupOf = () => '',
    archivedAs,
    at = settingsPaths[place],
    editAt = (id) => `${at}?edit=${id}`,
    open = context.query.get('edit'),
  }: Listed<R, Own>,
): SettingsListOf<SettingsLine & Own> {
  const { t } = context
  const offered = rows.filter((row) => !row.archivedAt)
  const isBeside = (row: R, other: R | undefined) => other !== undefined && groupOf(other) === groupOf(row)
  const lines = offered.map((row, index) => {
    const name = nameOf(row)
    const first = !isBeside(row, offered[index - 1])
    const last = !isBeside(row, offered[index + 1])
    const moves = { first, last, up: t('settings.up', { name }), down: t('settings.down', { name }) }
    return {
      ...{ id: row.id, version: row.version, name, href: `${editAt(row.id)}#edit` },
      order: row.orderNumber === undefined ? null : { number: row.orderNumber, ...moves },
      ...own(row, index + 1),
    }
  })
  const line = lines.find(({ id }) => id === open)
  return {
    settings: settingsFrame(context, place),
    ...{ place, at, title: t(`${place}.title`), lead: t(`${place}.lead`), lines },
    archived: rows
      .filter((row) => row.archivedAt)
      .map((row) => ({ id: row.id, version: row.version, name: nameOf(row), text: archivedAs?.(row) })),
    editing: line
      ? {
          line,
          heading: t('settings.editHeading', { name: line.name }),
          archiveTitle: t('settings.archiveTitle', { name: line.name }),
        }
      : null,
  }
}

const nameOf = (row: Row) => ('name' in row ? row.name : row.description)
