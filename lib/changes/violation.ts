import { Refusal } from '../refusal'

type DatabaseError = { code?: string; constraint_name?: string }
const causeOf = (error: unknown) => ((error as { cause?: unknown }).cause ?? error) as DatabaseError

/** Unique, check, foreign key and exclusion violations: SQLSTATE class 23. */
export function violation(error: unknown): { code: string; constraint: string } | undefined {
  const { code, constraint_name: constraint } = causeOf(error)
  return code?.startsWith('23') && constraint ? { code, constraint } : undefined
}

/** SQLSTATE 40P01: two transactions waited for each other, and this one was ended. */
export const isDeadlock = (error: unknown) => causeOf(error).code === '40P01'

const refusals: Record<string, () => Refusal> = {
  customers_number_key: () => new Refusal('customer.numberTaken', 'number'),
  customers_external_id_key: () => new Refusal('customer.externalIdTaken', 'externalId'),
  account_types_code_key: () => new Refusal('codeTaken', 'code'),
  lead_phases_code_key: () => new Refusal('codeTaken', 'code'),
  closing_reasons_code_key: () => new Refusal('codeTaken', 'code'),
  lead_phases_initial_key: () => new Refusal('leadPhase.initialExists', 'phaseType'),
  saved_views_name_key: () => new Refusal('savedView.nameTaken', 'name'),
  teams_name_key: () => new Refusal('team.nameTaken', 'name'),
  custom_fields_name_key: () => new Refusal('customField.nameTaken', 'name'),
  // Only undo comes to it: what was recorded in a phase that was left since.
  phase_records_written_once_check: () => new Refusal('undo.phaseEnded'),
  users_email_key: () => new Refusal('user.emailTaken', 'email'),
}

export const refusalOfViolation = ({ constraint }: { constraint: string }): Refusal | undefined =>
  refusals[constraint]?.()
