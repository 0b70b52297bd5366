import type { Check } from './check'
import { closedLeads } from './checks/closed-leads'
import { fileBytes } from './checks/file-bytes'
import { phaseRecords } from './checks/phase-records'
import { replay } from './checks/replay'
import { searchText } from './checks/search-text'
import { totals } from './checks/totals'
import { versions } from './checks/versions'
import type { CheckName } from './vocabulary'

/** All that the books are proved by. One more: a file in `checks/`, a name in the vocabulary, a line here. */
export const checks: Record<CheckName, Check> = {
  replay,
  versions,
  phaseRecords,
  closedLeads,
  searchText,
  totals,
  fileBytes,
}
