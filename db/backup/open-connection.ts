import postgres, { type TransactionSql } from 'postgres'

export const openConnection = (url: string) => postgres(url, { max: 1, connect_timeout: 10, onnotice: () => {} })

/** For this transaction values are written and read alike on every server, whatever it or the role has as a default. */
export const settle = (tx: TransactionSql) =>
  tx.unsafe(`
    set local search_path = public;
    set local DateStyle = 'ISO';
    set local IntervalStyle = 'postgres';
    set local TimeZone = 'UTC';
    set local extra_float_digits = 3;
    set local lock_timeout = '10s';
    set local statement_timeout = 0;
    set local idle_in_transaction_session_timeout = 0`)
