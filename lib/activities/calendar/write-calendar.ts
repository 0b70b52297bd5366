import { dayAfter } from '../../clock'
import { instantOf } from '../../format/instant'

export type Event = {
  id: string
  summary: string
  url: string
  day: string
  /** HH:MM in the time zone; without one it is of the whole day. */
  time: string | null
  /** How long, where a time says when; half an hour where nothing says it. */
  minutes: number | null
  updatedAt: Date
}

/** Events as an iCalendar file (RFC 5545): texts escaped, lines folded at 75 octets and ended with CR LF. */
export function writeCalendar(events: Event[], { name, timeZone }: { name: string; timeZone: string }): string {
  const lines = [
    ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Funil//Funil//EN', 'CALSCALE:GREGORIAN', 'METHOD:PUBLISH'],
    ...[`X-WR-CALNAME:${escaped(name)}`, 'REFRESH-INTERVAL;VALUE=DURATION:PT1H'],
    ...events.flatMap((event) => eventLines(event, timeZone)),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

function eventLines({ id, summary, url, day, time, minutes, updatedAt }: Event, timeZone: string): string[] {
  const when = time ? timed(instantOf(day, time, timeZone), minutes ?? 30) : wholeDay(day)
  return [
    ...['BEGIN:VEVENT', `UID:${id}@funil`, `DTSTAMP:${instantText(updatedAt)}`, ...when],
    ...[`SUMMARY:${escaped(summary)}`, `URL:${url}`, 'END:VEVENT'],
  ]
}

const timed = (start: Date, minutes: number) => [
  `DTSTART:${instantText(start)}`,
  `DTEND:${instantText(new Date(start.getTime() + minutes * 60_000))}`,
]

/** It takes no time of the day, so it leaves the person free. */
const wholeDay = (day: string) => [
  `DTSTART;VALUE=DATE:${day.replaceAll('-', '')}`,
  `DTEND;VALUE=DATE:${dayAfter(day, 1).replaceAll('-', '')}`,
  'TRANSP:TRANSPARENT',
]

const instantText = (at: Date) => `${at.toISOString().replace(/[-:]/g, '').slice(0, 15)}Z`

const escaped = (text: string) =>
  text
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\r?\n/g, '\\n')
    .replace(/\p{Cc}/gu, ' ')

/** A line in pieces of at most 75 octets, no character cut in two. */
function folded(line: string): string {
  const pieces: string[] = []
  let piece = ''
  let room = 75
  for (const character of line) {
    room -= Buffer.byteLength(character)
    if (room < 0) {
      pieces.push(piece)
      piece = ''
      room = 74 - Buffer.byteLength(character)
    }
    piece += character
  }
  return [...pieces, piece].join('\r\n ')
}
