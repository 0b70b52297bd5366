import type { ReactNode } from 'react'
import { BrandMark } from './brand'

/** The page outside a session: brand and a box beside the tiles. The document's title is set around it. */
export function SignPage({
  title,
  lead,
  children,
  foot,
  wide = false,
}: {
  title: string
  lead?: string
  children: ReactNode
  foot?: ReactNode
  wide?: boolean
}) {
  return (
    <div className={wide ? 'sign setup' : 'sign'}>
      <main className="sign-main">
        <div className={wide ? 'sign-box setup-box' : 'sign-box'}>
          <p className="sign-brand">
            <BrandMark /> Funil
          </p>
          <div>
            <h1>{title}</h1>
            {lead && <p className="soft setup-lead">{lead}</p>}
          </div>
          {children}
        </div>
        {foot}
      </main>
      <div className="sign-art">
        <Tiles />
      </div>
    </div>
  )
}

function Tiles() {
  return (
    <svg className="tiles" aria-hidden="true" width="100%" height="100%">
      <defs>
        <pattern id="azulejo" width="120" height="120" patternUnits="userSpaceOnUse">
          {[0, 90, 180, 270].map((turn) => (
            <g key={turn} transform={`rotate(${turn} 60 60)`}>
              <rect x="5" y="33" width="7" height="54" rx="2" />
              <rect x="16" y="38.5" width="7" height="43" rx="2" />
              <rect className="in-2" x="27" y="44" width="7" height="32" rx="2" />
              <rect className="in-2" x="38" y="49.5" width="7" height="21" rx="2" />
              <rect className="in-3" x="49" y="55" width="7" height="10" rx="2" />
            </g>
          ))}
        </pattern>
      </defs>
      <rect width="100%" height="100%" fill="url(#azulejo)" />
    </svg>
  )
}
