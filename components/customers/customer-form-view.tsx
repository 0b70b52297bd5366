'use client'
import type { Messages } from '@/lib/i18n/messages'
import type { FormAction } from '@/lib/web/form-state'
import { type CustomInput, CustomInputs } from '../custom-fields/custom-inputs'
import { AddAnyway, LikelyDuplicates } from '../duplicates/likely'
import { Button } from '../form/button'
import { TickBox } from '../form/choices'
import { Draft } from '../form/draft'
import { Form } from '../form/form'
import { SelectField, TextArea, TextField } from '../form/inputs'
import type { Option } from '../form/options'
import { Crumb } from '../frame/crumb'
import type { FrameProps } from '../frame/frame-props'
import { Page } from '../frame/page'
import { Icon } from '../icon/icon'
import { type AccountTypeQuestionProps, FormOrQuestion } from './account-type-question'

type FieldName = keyof Messages['fields']
export type CustomerValues = Partial<Record<FieldName, string | number | null>>

export type CustomerFormProps = {
  frame: FrameProps
  action: FormAction
  title: string
  texts: Messages['customerForm']
  labels: Messages['fields']
  values: CustomerValues
  custom: { heading: string; inputs: CustomInput[] }
  owners: Option[]
  /** Offered where the owner has open leads here. */
  giveLeads?: string
  languages: Option[]
  back: { href: string; label: string }
  accountTypes: Option[]
  typeHint?: string
  /** Offered where the account type could bring a first lead with it. */
  startLead: { label: string; hint: string } | null
  existing?: { customerId: string; version: number }
  /** What another account type asks when leads are open. */
  question?: AccountTypeQuestionProps
}

/** The customer form, new and existing: four cards, sticky Save. Only the name must be filled in. */
export function CustomerFormView(props: CustomerFormProps) {
  const { frame, action, title, texts, existing, back, question } = props
  return (
    <Page frame={frame} title={title} back={back} dock={false}>
      <Crumb {...back} />
      <div className="page-head">
        <h1>{title}</h1>
      </div>
      <Form
        action={action}
        version={existing?.version}
        className="cust-form"
        draft={<Draft of={existing ? `customer ${existing.customerId}` : 'new customer'} />}
      >
        {existing && <input type="hidden" name="customerId" value={existing.customerId} />}
        <FormOrQuestion question={question}>
          <LikelyDuplicates texts={texts} />
          <div className="form-cols">
            <div className="form-stack">
              <CustomerPart {...props} />
              <AddressPart {...props} />
            </div>
            <div className="form-stack">
              <ReachPart {...props} />
              <BusinessPart {...props} />
            </div>
          </div>
          <CustomPart {...props.custom} />
          <div className="go-bar form-go">
            <Button kind="filled">{existing ? texts.save : texts.add}</Button>
            <AddAnyway label={texts.addAnyway} />
            <a className="btn" href={back.href}>
              {texts.cancel}
            </a>
            {existing && (
              <a className="btn btn-quiet" href={`/customers/${existing.customerId}/archive`}>
                <Icon name="archive" /> {texts.archive}
              </a>
            )}
          </div>
        </FormOrQuestion>
      </Form>
    </Page>
  )
}

/** What the organization added to the fields of a customer. */
function CustomPart({ heading, inputs }: CustomerFormProps['custom']) {
  if (inputs.length === 0) return null
  return (
    <section className="card form-part custom-part" aria-labelledby="part-custom">
      <h2 id="part-custom">{heading}</h2>
      <div className="custom">
        <CustomInputs inputs={inputs} />
      </div>
    </section>
  )
}

function CustomerPart(props: CustomerFormProps) {
  const { texts, labels, values, owners, giveLeads, accountTypes, typeHint, startLead, existing } = props
  return (
    <section className="card form-part" aria-labelledby="part-customer">
      <h2 id="part-customer">{texts.customer}</h2>
      <TextField name="name" label={labels.name} value={values.name} autoComplete="off" />
      <div className="two">
        <TextField
          name="number"
          label={labels.number}
          value={values.number}
          numeric
          hint={existing ? undefined : texts.automatic}
        />
        <TextField name="externalId" label={labels.externalId} note={texts.optional} value={values.externalId} />
      </div>
      <div className="two">
        <SelectField
          name="accountType"
          label={labels.accountType}
          options={accountTypes}
          value={values.accountType as string}
          hint={typeHint}
        />
        <SelectField
          name="owner"
          label={labels.owner}
          options={owners}
          value={values.owner as string}
          empty={texts.nobody}
        />
      </div>
      {giveLeads && <TickBox name="giveLeads" label={giveLeads} ticked />}
      {startLead && <TickBox name="startLead" {...startLead} ticked />}
    </section>
  )
}

function AddressPart({ texts, labels, values }: CustomerFormProps) {
  return (
    <section className="card form-part" aria-labelledby="part-address">
      <h2 id="part-address">{texts.address}</h2>
      <div className="street">
        <TextField name="street" label={labels.street} value={values.street} />
        <TextField name="houseNumber" label={labels.houseNumber} value={values.houseNumber} />
      </div>
      <div className="town">
        <TextField name="postalCode" label={labels.postalCode} value={values.postalCode} numeric />
        <TextField name="city" label={labels.city} value={values.city} />
      </div>
      <TextField name="country" label={labels.country} value={values.country} />
      <div className="two">
        <TextField
          name="latitude"
          label={labels.latitude}
          note={texts.optional}
          value={values.latitude}
          numeric
          inputMode="decimal"
        />
        <TextField
          name="longitude"
          label={labels.longitude}
          note={texts.optional}
          value={values.longitude}
          numeric
          inputMode="decimal"
        />
      </div>
    </section>
  )
}

function ReachPart({ texts, labels, values, languages }: CustomerFormProps) {
  return (
    <section className="card form-part" aria-labelledby="part-reach">
      <h2 id="part-reach">{texts.reach}</h2>
      <div className="two loose">
        <TextField name="phone" label={labels.phone} type="tel" value={values.phone} numeric />
        <TextField name="mobile" label={labels.mobile} note={texts.optional} type="tel" value={values.mobile} numeric />
      </div>
      <TextField name="email" label={labels.email} type="email" value={values.email} />
      <div className="two loose">
        <TextField name="website" label={labels.website} inputMode="url" value={values.website} />
        <SelectField
          name="language"
          label={labels.language}
          options={languages}
          value={values.language as string}
          empty={texts.anyLanguage}
        />
      </div>
    </section>
  )
}

function BusinessPart({ texts, labels, values }: CustomerFormProps) {
  return (
    <section className="card form-part" aria-labelledby="part-business">
      <h2 id="part-business">{texts.business}</h2>
      <div className="two loose">
        <TextField
          name="registrationNumber"
          label={labels.registrationNumber}
          note={texts.optional}
          value={values.registrationNumber}
          numeric
        />
        <TextField name="vatNumber" label={labels.vatNumber} note={texts.optional} value={values.vatNumber} numeric />
      </div>
      <TextField name="source" label={labels.source} note={texts.optional} value={values.source} />
      <TextArea name="remark" label={labels.remark} note={texts.optional} value={values.remark as string} rows={3} />
    </section>
  )
}
