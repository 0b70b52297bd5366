'use client'
import type { Option, OptionGroup } from '../form/options'
import { Icon } from '../icon/icon'
import { CellSelect } from './cell-select'
import type { ImportTexts } from './import-page'

export type MatchValue = { name: string; value: string; count: string; chosen: string }

export type ValuesProps = {
  kind: string
  heading: string
  matched: string
  means: string
  empty: string
  options: (Option | OptionGroup)[]
  values: MatchValue[]
  /** Values past the first dozen, folded; what their fold says. */
  more: string | null
  limited: string | null
}

const most = 12

/** Each value of a column, and what it means. */
export function MatchValues({ texts, ...props }: ValuesProps & { texts: ImportTexts }) {
  const { kind, heading, matched, values, more, limited } = props
  return (
    <section className="card sheet" aria-labelledby={`values-${kind}`}>
      <div className="card-head">
        <h2 id={`values-${kind}`}>{heading}</h2>
        <p>{matched}</p>
      </div>
      <Table {...props} texts={texts} values={more ? values.slice(0, most) : values} />
      {more && (
        <details className="archived">
          <summary>
            <Icon name="right" /> {more}
          </summary>
          <Table {...props} texts={texts} values={values.slice(most)} />
        </details>
      )}
      {limited && <p className="hint sheet-end">{limited}</p>}
    </section>
  )
}

function Table({ texts, heading, means, values, options, empty }: Omit<ValuesProps, 'more'> & { texts: ImportTexts }) {
  return (
    <table className="data map-t vals-t">
      <caption className="vh">{heading}</caption>
      <thead>
        <tr>
          <th scope="col">{texts.matchValue}</th>
          <th scope="col" className="num">
            {texts.matchRows}
          </th>
          <td />
          <th scope="col">{means}</th>
        </tr>
      </thead>
      <tbody>
        {values.map(({ name, value, count, chosen }) => (
          <tr key={name}>
            <th scope="row">
              <label htmlFor={name}>{value || texts.matchEmpty}</label>
            </th>
            <td className="num">{count}</td>
            <td className="to">
              <Icon name="arrow" />
            </td>
            <td className="sel">
              <CellSelect name={name} options={options} empty={empty} chosen={chosen} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
