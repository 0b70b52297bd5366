const settings = [
  ...['PORT', 'HOST', 'APP_URL', 'DATABASE_URL', 'PROCESSES', 'DATABASE_CONNECTIONS', 'DATA_DIR'],
  ...['FILES_DIR', 'FILES_MAX_MB', 'FILES_S3_ENDPOINT', 'FILES_S3_BUCKET', 'FILES_S3_REGION'],
  ...['FILES_S3_ACCESS_KEY_ID', 'FILES_S3_SECRET_ACCESS_KEY', 'TRUST_PROXY', 'DRAIN_SECONDS', 'JOBS', 'LOG_LEVEL'],
  ...['SMTP_URL', 'MAIL_FROM', 'NEXTAUTH_SECRET', 'NEXT_SERVER_ACTIONS_ENCRYPTION_KEY'],
  ...['ADMIN_EMAIL', 'ADMIN_PASSWORD', 'ADMIN_NAME', 'ORGANIZATION', 'ORGANIZATION_LANGUAGE', 'TIME_ZONE', 'CURRENCY'],
  ...['RECURRING_PERIOD', 'DEMO', 'DEMO_PASSWORD'],
  ...['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET', 'OIDC_NAME'],
]

/**
 * All settings of an install as none, for a Funil that is tried out beside it and must not reach its mail server, bucket
 * or people. Empty and not missing, because Next would read a missing one from `.env`.
 */
export const blankSettings: Record<string, string> = Object.fromEntries(settings.map((name) => [name, '']))
