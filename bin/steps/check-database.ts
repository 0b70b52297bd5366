import postgres from 'postgres'

/** Refuses, in one line without the password, a DATABASE_URL that Funil cannot work with; says what would be better. */
export async function checkDatabase(url: string): Promise<{ warning?: string }> {
  if (!/^postgres(ql)?:\/\//.test(url) || !URL.canParse(url))
    throw new Error('DATABASE_URL must look like postgres://user:password@host:5432/database.')
  const sql = postgres(url, { max: 1, connect_timeout: 10, onnotice: () => {} })
  try {
    const [server] = await sql<(Server & { superuser: boolean })[]>`
      select current_setting('server_version') as version, current_setting('server_version_num')::int as number,
        current_setting('server_encoding') as encoding, current_setting('is_superuser')::bool as superuser`
    const refused = server && refuseServer(server)
    if (refused) throw new Error(refused)
    return server?.superuser ? { warning: superuser } : {}
  } catch (error) {
    throw new Error(explainConnection(error as Error & { code?: string }, new URL(url)))
  } finally {
    await sql.end({ timeout: 1 })
  }
}

const superuser =
  'DATABASE_URL is a superuser’s: nothing keeps the history from being changed by it. Better is a role that only owns the database.'

type Server = { version: string; number: number; encoding: string }

export function refuseServer(server: Server): string | undefined {
  if (server.number < 150000) return `PostgreSQL ${server.version} is too old: Funil needs version 15 or newer.`
  if (server.encoding !== 'UTF8') return `The database is encoded in ${server.encoding}: Funil needs UTF8.`
  return undefined
}

export function explainConnection({ code, message }: { code?: string; message: string }, url: URL): string {
  const place = `${url.hostname}:${url.port || 5432}`
  const database = decodeURIComponent(url.pathname.slice(1))
  const user = decodeURIComponent(url.username)
  switch (code) {
    case '28P01':
    case '28000':
      return `DATABASE_URL: the server at ${place} refuses the user “${user}” or the password.`
    case '3D000':
      return `DATABASE_URL: there is no database “${database}” at ${place}. Create it first: createdb ${database}`
    case '42501':
      return `DATABASE_URL: the user “${user}” may not use the database “${database}”.`
    case 'ECONNREFUSED':
    case 'ECONNRESET':
    case 'CONNECT_TIMEOUT':
    case 'CONNECTION_CLOSED':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'EHOSTUNREACH':
      return `DATABASE_URL: no PostgreSQL answers at ${place} (${code}).`
    default:
      return message
  }
}
