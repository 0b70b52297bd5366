import { takeUpBulk } from '@/lib/web/run-bulk'
import { takeUpImports } from '@/lib/web/run-import'

// A process of its own that does what the web process does at its start; a test ends it without a word.
await Promise.all([takeUpImports(), takeUpBulk()])
