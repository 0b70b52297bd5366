import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '') } },
  test: {
    include: ['tests/domain/**/*.test.ts'],
    globalSetup: 'tests/support/template.ts',
    setupFiles: 'tests/support/database.ts',
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 30_000,
    // postgres.js asks for the types of arrays as a connection begins, and nobody hears it when a test of a database that
    // is away ends the connection just then. In a web process Next hears it, and the process goes on.
    onUnhandledError: (error) => !('query' in error && String(error.query).includes('pg_catalog.pg_type')),
  },
})
