// The layers of docs/architecture.md: app → lib/web → lib/<domain> → db. bin/test runs it and fails on 0 modules.
const floor = ['i18n', 'format', 'mail']
const line = [
  ...['permissions', 'jobs', 'changes', 'auth', 'teams', 'users', 'account-types', 'lead-phases', 'closing-reasons'],
  ...['organizations', 'custom-fields', 'customers', 'saved-views', 'contacts', 'duplicates', 'leads', 'overview'],
  ...['board', 'activities', 'files', 'undo', 'search', 'bulk', 'transfer', 'books', 'digest', 'work'],
]
const foldersOf = (names) => `^lib/(${names.join('|')})/`
const vocabulary = '/vocabulary\\.ts$'

const forbid = (name, from, to) => ({ name, severity: 'error', from, to })

/** Each domain may know those before it, and the words of all. */
const domainsInLine = line
  .slice(0, -1)
  .map((domain, index) =>
    forbid(
      `${domain}-knows-only-those-before-it`,
      { path: foldersOf([domain]) },
      { path: foldersOf(line.slice(index + 1)), pathNot: vocabulary },
    ),
  )

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    forbid('no-cycles', {}, { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } }),
    forbid('nothing-missing', {}, { couldNotResolve: true }),
    forbid('app-has-no-sql', { path: '^app/' }, { path: '^db/|node_modules/(drizzle-orm|postgres)/' }),
    forbid(
      'components-know-words-forms-and-actions',
      { path: '^components/' },
      {
        path: '^(app|bin|db|lib)/',
        pathNot: `${vocabulary}|^lib/web/form-state|/actions\\.ts$`,
        dependencyTypesNot: ['type-only'],
      },
    ),
    forbid(
      'components-have-no-server',
      { path: '^components/' },
      { path: 'node_modules/(drizzle-orm|postgres|pino)/' },
    ),
    // lib/web draws the pages of a failure with the components of any page.
    forbid('web-knows-no-pages', { path: '^lib/web/' }, { path: '^(app|bin)/' }),
    forbid('domains-know-no-pages', { path: '^lib/', pathNot: '^lib/web/' }, { path: '^(app|components|bin)/' }),
    forbid(
      'domains-know-no-web',
      { path: '^lib/', pathNot: '^lib/web/' },
      { path: '^lib/web/|node_modules/(next|next-auth|react|react-dom)/', pathNot: '^lib/web/request-context' },
    ),
    forbid('words-know-only-zod', { path: vocabulary }, { pathNot: `${vocabulary}|node_modules/zod/` }),
    forbid('the-floor-of-lib', { path: foldersOf(floor) }, { path: foldersOf(line), pathNot: vocabulary }),
    ...domainsInLine,
    forbid(
      'db-is-the-floor',
      { path: '^db/', pathNot: '^db/seeds/' },
      { path: '^(app|components|bin|lib)/', pathNot: vocabulary },
    ),
    forbid('only-tests-know-tests', { pathNot: '^tests/' }, { path: '^tests/' }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      exportsFields: ['exports'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
  },
}
