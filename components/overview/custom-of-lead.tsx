'use client'
import { type CustomInput, CustomInputs } from '../custom-fields/custom-inputs'
import { useForm } from '../form/form'

/** The custom fields that a form about a lead asks: its own, and those of its customer that a phase needs. */
export type CustomOfLead = {
  lead: CustomInput[]
  customer: CustomInput[]
  customerVersion: number
  ofCustomer: string
}

export function CustomOfLeadFields({ lead, customer, customerVersion, ofCustomer }: CustomOfLead) {
  const { state, typedIntoCustomer } = useForm()
  // As with the version of the lead: after a clash in these fields the next post is made from what is shown now.
  const haveClashed = state.meanwhile?.clashes.some(({ field }) => customer.some(({ name }) => name === field))
  const version = haveClashed ? customerVersion : (state.values.customerVersion ?? typedIntoCustomer ?? customerVersion)
  return (
    <>
      {lead.length > 0 && (
        <div className="custom">
          <CustomInputs inputs={lead} />
        </div>
      )}
      {customer.length > 0 && (
        <fieldset className="custom">
          <legend className="label">{ofCustomer}</legend>
          <input type="hidden" name="customerVersion" value={String(version)} />
          <CustomInputs inputs={customer} />
        </fieldset>
      )}
    </>
  )
}
