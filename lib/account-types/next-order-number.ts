/** Where a new one goes when no order number was typed: behind the last, in steps of ten. */
export const nextOrderNumber = (numbers: number[]) => Math.floor(Math.max(0, ...numbers) / 10) * 10 + 10
