import postgres from 'postgres'

type Lead = { id: string; customerId: string }
export type Leads = {
  owner: string
  cards: string[]
  overviews: string[]
  /** An open lead that nobody has worked on yet; `last`: to close it, from the other end. */
  take(which: 'first' | 'last'): Lead
  /** How many of them each figure may use: twelve figures, and what comes before them. */
  share: number
}

export const overviewOf = ({ customerId, id }: Lead) => `/customers/${customerId}/overview?lead=${id}`

/** Open leads that are not in their last phase, in an order that is the same each time. */
export async function findLeads(databaseUrl: string): Promise<Leads> {
  const sql = postgres(databaseUrl, { max: 1 })
  const found = await sql<(Lead & { ownerId: string })[]>`
    select l.id, l.customer_id as "customerId", l.owner_id as "ownerId" from leads l
      join lead_phases p on p.organization_id = l.organization_id and p.id = l.lead_phase_id
      join customers c on c.organization_id = l.organization_id and c.id = l.customer_id and c.archived_at is null
    where l.state = 'open' and p.phase_type <> 'closing' and l.owner_id is not null and c.number like 'S%'
    order by md5(c.number) limit 20000`
  await sql.end()
  const shown = found.slice(0, 100)
  return {
    owner: shown[0]?.ownerId ?? '',
    share: Math.max(1, Math.floor((found.length - 60) / 12)),
    cards: shown.map(({ customerId }) => `/customers/${customerId}`),
    overviews: shown.map(overviewOf),
    take(which) {
      const lead = which === 'first' ? found.shift() : found.pop()
      if (!lead) throw new Error('All open leads were used: measure with more customers.')
      return lead
    },
  }
}
