import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** A public sample export of 8,800 opportunities; it lies beside the repository on the machines of its developers. */
export const realData = fileURLToPath(new URL('../../../shared/data/sales-opportunities/', import.meta.url))
export const hasRealData = existsSync(`${realData}sales_pipeline.csv`)
