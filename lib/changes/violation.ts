import { Refusal } from '../refusal'

/** Unique, check, foreign key and exclusion violations: SQLSTATE class 23. */
export function violation(error: unknown): { code: string; constraint: string } | undefined {
  const cause = (error as { cause?: unknown }).cause ?? error
  const { code, constraint_name: constraint } = cause as { code?: string; constraint_name?: string }
  return code?.startsWith('23') && constraint ? { code, constraint } : undefined
}

const refusals: Record<string, () => Refusal> = {
  customers_number_key: () => new Refusal('customer.numberTaken', 'number'),
  customers_external_id_key: () => new Refusal('customer.externalIdTaken', 'externalId'),
  account_types_code_key: () => new Refusal('codeTaken', 'code'),
  lead_phases_code_key: () => new Refusal('codeTaken', 'code'),
  closing_reasons_code_key: () => new Refusal('codeTaken', 'code'),
  lead_phases_initial_key: () => new Refusal('leadPhase.initialExists', 'phaseType'),
  users_email_key: () => new Refusal('user.emailTaken', 'email'),
}

export const refusalOfViolation = ({ constraint }: { constraint: string }): Refusal | undefined =>
  refusals[constraint]?.()
