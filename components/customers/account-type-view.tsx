'use client'
import type { ComponentProps } from 'react'
import { SelectField } from '../form/inputs'
import type { Option } from '../form/options'
import { AskView } from './ask-view'
import { SettleFields } from './settle-fields'

/** Changes a customer's account type and asks what becomes of its open leads. */
export function AccountTypeView({
  label,
  types,
  settle,
  ...ask
}: Omit<ComponentProps<typeof AskView>, 'children'> & {
  label: string
  types: Option[]
  settle: ComponentProps<typeof SettleFields> | null
}) {
  return (
    <AskView {...ask}>
      <SelectField name="accountType" label={label} options={types} />
      {settle && <SettleFields {...settle} />}
    </AskView>
  )
}
