import { dayInFull } from '../format/time'
import type { Language } from '../i18n/languages'
import { translator } from '../i18n/translate'
import type { DigestSection } from './words-of'

type Written = { language: Language; today: string; home: string; off: string }

/** A digest as a mail: plain text and plain HTML, with nothing that a mail program would have to fetch. */
export function writeMail(sections: DigestSection[], { language, today, home, off }: Written) {
  const t = translator(language)
  const heading = dayInFull(today, language, today)
  const due = sections.filter(({ id }) => id === 'late' || id === 'today').reduce((sum, { count }) => sum + count, 0)
  const subject = t('digest.subject', { day: heading, count: due })
  const why = t('digest.why')
  const text = [
    ...[heading, ''],
    ...sections.flatMap(({ heading, counted, lines, more }) => [
      `${heading} (${counted})`,
      ...lines.flatMap(({ text, about, path }) => [
        `- ${[inLine(text), about].filter(Boolean).join(', ')}`,
        `  ${home}${path}`,
      ]),
      ...(more ? [`  ${more}: ${home}/`] : []),
      '',
    ]),
    ...[`${t('digest.open')}: ${home}/`, '', why, `${t('digest.turnOff')}: ${off}`, ''],
  ].join('\n')
  const html = `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><title>${escaped(subject)}</title></head>
<body style="font-family: sans-serif; line-height: 1.5; max-width: 40em">
<h1 style="font-size: 1.3em">${escaped(heading)}</h1>
${sections.map((section) => sectionHtml(section, home)).join('\n')}
<p><a href="${escaped(`${home}/`)}">${escaped(t('digest.open'))}</a></p>
<p><small>${escaped(why)} <a href="${escaped(off)}">${escaped(t('digest.turnOff'))}</a></small></p>
</body>
</html>
`
  return { subject, text, html }
}

function sectionHtml({ heading, counted, lines, more }: DigestSection, home: string): string {
  const items = lines.map(
    ({ text, about, path }) =>
      `<li><a href="${escaped(home + path)}">${escaped(inLine(text))}</a>${about ? `<br>${escaped(about)}` : ''}</li>`,
  )
  const rest = more ? `<p><a href="${escaped(`${home}/`)}">${escaped(more)}</a></p>` : ''
  return `<h2 style="font-size: 1.1em">${escaped(heading)} (${counted})</h2>\n<ul>${items.join('\n')}</ul>${rest}`
}

const inLine = (text: string) => text.replace(/\s+/g, ' ')

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
