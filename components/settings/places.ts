/** The pages of the settings, in the order of their menu. */
export const settingsPaths = {
  accountTypes: '/settings/account-types',
  closingReasons: '/settings/closing-reasons',
  customFields: '/settings/custom-fields',
  organization: '/settings/organization',
  users: '/settings/users',
  teams: '/settings/teams',
  history: '/settings/history',
  import: '/import',
  books: '/settings/books',
}
export type SettingsPlace = keyof typeof settingsPaths
