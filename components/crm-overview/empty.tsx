import type { FrameProps } from '../frame/frame-props'
import type { ViewTexts } from './view-texts'

type Props = { frame: FrameProps; texts: ViewTexts; filtered: boolean }

/** Nothing to show: the way back to everything, or the way to a first lead. */
export function Empty({ frame, texts, filtered }: Props) {
  return (
    <section className="calm-box" aria-labelledby="empty">
      <h2 id="empty">{filtered ? texts.noneTitle : texts.emptyTitle}</h2>
      <p className="soft">{filtered ? texts.noneText : texts.emptyText}</p>
      <p className="row">
        {filtered && (
          <a className="btn" href="/overview">
            {texts.clear}
          </a>
        )}
        {!filtered && frame.mayAdd && (
          <a className="btn" href="/customers/new">
            {texts.add}
          </a>
        )}
        {!filtered && frame.admin && (
          <a className="btn" href="/import">
            {texts.importFile}
          </a>
        )}
      </p>
    </section>
  )
}
