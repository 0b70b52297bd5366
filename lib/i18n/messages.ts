import type { Language } from './languages'
import de from './messages/de'
import en from './messages/en'
import nl from './messages/nl'
import ptBR from './messages/pt-BR'
import ptPT from './messages/pt-PT'

/** Areas of messages, each with its keys. English is the source; `bin/messages --check` holds the others complete. */
export type Messages = typeof en
export type Area = keyof Messages
export type MessageKey = { [A in Area]: `${A}.${keyof Messages[A] & string}` }[Area]

export const messages = { en, 'pt-PT': ptPT, 'pt-BR': ptBR, nl, de } as unknown as Record<Language, Messages>
