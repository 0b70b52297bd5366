import type { SettingsFrame, SettingsPlace } from '@/components/settings/settings-page'
import { texts } from '../i18n/translate'
import type { PageContext } from './page'

/** What every settings page hands to its frame. */
export const settingsFrame = ({ frame, language, t }: PageContext, place: SettingsPlace): SettingsFrame => ({
  frame,
  texts: texts(language, 'settings'),
  menu: t('settings.menu', { page: t(`settings.${place}`) }),
})
