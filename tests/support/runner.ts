import { startWork } from '@/lib/work/start-work'

// A process of its own that does what the web process does beside the requests; a test ends it without a word.
startWork(process.env.DATABASE_URL ?? '')
