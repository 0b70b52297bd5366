import type { Role } from '@/lib/permissions/vocabulary'

export const organizationName = 'Brisa Clima'

/** The people of the demo data and of the tests. */
export const cast = {
  ana: { name: 'Ana Duarte', email: 'ana@brisaclima.example', role: 'admin' },
  miriam: { name: 'Miriam Keller', email: 'miriam@brisaclima.example', role: 'manager' },
  joost: { name: 'Joost Vermeer', email: 'joost@brisaclima.example', role: 'sales' },
  tiago: { name: 'Tiago Lopes', email: 'tiago@brisaclima.example', role: 'sales' },
  ines: { name: 'Inês Prata', email: 'ines@brisaclima.example', role: 'viewer' },
  rui: { name: 'Rui Barros', email: 'rui@brisaclima.example', role: 'sales', deactivated: true },
} as const satisfies Record<string, { name: string; email: string; role: Role; deactivated?: boolean }>

export type Name = keyof typeof cast
export const names = Object.keys(cast) as Name[]

/** For tests and development only: set-up gives the cast the first admin's password. */
export const password = 'three warm rooms'
