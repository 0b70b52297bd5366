import type { LanguageLink } from '@/lib/web/language-links'

/** Under the box of a page outside a session. */
export function LanguageChoice({ label, links }: { label: string; links: LanguageLink[] }) {
  return (
    <nav className="langs" aria-label={label}>
      <ul>
        {links.map(({ language, name, href, current }) => (
          <li key={language}>
            <a href={href} lang={language} hrefLang={language} aria-current={current || undefined}>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
