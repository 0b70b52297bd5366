/** Where anybody may have a mailbox: the domain says nothing of the firm. */
const anybodys = new Set([
  ...['gmail.com', 'googlemail.com', 'outlook.com', 'hotmail.com', 'live.com', 'msn.com', 'icloud.com', 'me.com'],
  ...['yahoo.com', 'yahoo.com.br', 'yahoo.de', 'aol.com', 'proton.me', 'protonmail.com', 'gmx.de', 'gmx.net', 'gmx.at'],
  ...['web.de', 't-online.de', 'freenet.de', 'posteo.de', 'sapo.pt', 'netcabo.pt', 'mail.telepac.pt', 'iol.pt'],
  ...['outlook.pt', 'hotmail.nl', 'live.nl', 'ziggo.nl', 'kpnmail.nl', 'planet.nl', 'xs4all.nl', 'home.nl'],
  ...['uol.com.br', 'bol.com.br', 'terra.com.br', 'globo.com', 'ig.com.br', 'hotmail.co.uk', 'btinternet.com'],
])

/** The domains of a firm's own that its e-mail address and website are in. */
export function companyDomains({ email, website }: { email: string | null; website: string | null }): string[] {
  const ofEmail = email?.toLowerCase().split('@')[1]
  const ofWebsite = website && URL.canParse(website) ? new URL(website).hostname.replace(/^www\./, '') : undefined
  return [...new Set([ofEmail, ofWebsite])].filter(
    (domain) => domain !== undefined && !anybodys.has(domain),
  ) as string[]
}
