'use client'
import { Icon } from '../icon/icon'
import { type ImportFrame, ImportPage, type ImportTexts } from './import-page'

export type EarlierImport = {
  id: string
  href: string
  fileName: string
  when: string
  customers: string
  leads: string
  refused: string
  state: string
}

/** First step: a file, sent as a plain form to a route that takes it in as it comes. */
export function UploadView(props: ImportFrame & { refused: string | null; earlier: EarlierImport[] }) {
  const { texts, refused, earlier } = props
  return (
    <ImportPage {...props}>
      <form className="card sheet" method="post" action="/import/upload" encType="multipart/form-data">
        {refused && (
          <div className="notice lost" role="alert">
            <Icon name="alert" />
            <p>{refused}</p>
          </div>
        )}
        <div className="drop">
          <Icon name="upload" />
          <label className="strong" htmlFor="file">
            {texts.uploadFile}
          </label>
          <p className="small muted" id="file-hint">
            {texts.uploadHint}
          </p>
          <input
            id="file"
            name="file"
            type="file"
            accept=".csv,.txt,.tsv,text/csv,text/plain"
            required
            aria-describedby="file-hint"
          />
        </div>
        <div className="row edit-go">
          <button className="btn btn-primary" type="submit">
            {texts.uploadSend}
          </button>
          <span className="hint">{texts.uploadRecognized}</span>
        </div>
        <p className="soft sheet-end">
          {texts.uploadTemplates} <a href="/import/template/customers.csv">{texts.templateCustomers}</a>,{' '}
          <a href="/import/template/leads.csv">{texts.templateLeads}</a>
        </p>
      </form>
      {earlier.length > 0 && <Earlier texts={texts} earlier={earlier} />}
    </ImportPage>
  )
}

function Earlier({ texts, earlier }: { texts: ImportTexts; earlier: EarlierImport[] }) {
  return (
    <section className="card sheet" aria-labelledby="earlier">
      <div className="card-head">
        <h2 id="earlier">{texts.uploadEarlier}</h2>
      </div>
      <table className="data stack map-past">
        <caption className="vh">{texts.uploadEarlier}</caption>
        <thead>
          <tr>
            <th scope="col">{texts.uploadName}</th>
            <th scope="col">{texts.uploadWhen}</th>
            <th scope="col" className="num">
              {texts.uploadCustomers}
            </th>
            <th scope="col" className="num">
              {texts.uploadLeads}
            </th>
            <th scope="col" className="num">
              {texts.uploadRefused}
            </th>
            <th scope="col" className="num">
              {texts.uploadState}
            </th>
          </tr>
        </thead>
        <tbody>
          {earlier.map((one) => (
            <tr key={one.id}>
              <th scope="row">
                <a href={one.href}>{one.fileName}</a>
              </th>
              <td data-l={texts.uploadWhen}>{one.when}</td>
              <td className="num" data-l={texts.uploadCustomers}>
                {one.customers}
              </td>
              <td className="num" data-l={texts.uploadLeads}>
                {one.leads}
              </td>
              <td className="num" data-l={texts.uploadRefused}>
                {one.refused}
              </td>
              <td className="num">
                <span className="chip">{one.state}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
