export type Option = { value: string; label: string }
export type OptionGroup = { label: string; options: Option[] }

/** The options of a select, those of a group under its label. `empty` is the label of choosing nothing. */
export function Options({ options, empty }: { options: (Option | OptionGroup)[]; empty?: string }) {
  return (
    <>
      {empty !== undefined && <option value="">{empty}</option>}
      {options.map((option) =>
        'options' in option ? (
          <optgroup key={option.label} label={option.label}>
            <Options options={option.options} />
          </optgroup>
        ) : (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ),
      )}
    </>
  )
}
