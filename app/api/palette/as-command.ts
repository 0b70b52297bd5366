type Customer = { id: string; name: string; number: string; city: string | null }

/** A customer as the palette offers it: its card, which opens at what there is to do. */
export const asCommand = ({ id, name, number, city }: Customer) => ({
  ...{ key: id, label: name, href: `/customers/${id}` },
  note: [number, city].filter(Boolean).join(' · '),
})
