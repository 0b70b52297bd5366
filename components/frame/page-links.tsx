import { Icon } from '../icon/icon'

export type PageLinksProps = { newest: string | null; older: string | null; texts: Record<'newest' | 'older', string> }

/** From a page of what is listed newest first to the ones before and after. */
export function PageLinks({ newest, older, texts }: PageLinksProps) {
  if (!older && !newest) return null
  return (
    <p className="row pages">
      {newest && (
        <a className="btn btn-sm" href={newest}>
          {texts.newest}
        </a>
      )}
      {older && (
        <a className="btn btn-sm" href={older}>
          {texts.older} <Icon name="right" />
        </a>
      )}
    </p>
  )
}
