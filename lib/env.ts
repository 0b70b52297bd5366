/** What the environment says, read when asked, so that a build needs none of it. */
export const env = {
  /** The address people open, without a slash at the end; empty when not set. */
  get appUrl() {
    return (process.env.APP_URL ?? '').replace(/\/+$/, '')
  },
  get secure() {
    return this.appUrl.startsWith('https://')
  },
  /** Signs and encrypts the session cookie; made on the first start by bin/start. */
  get authSecret() {
    const secret = process.env.NEXTAUTH_SECRET
    if (!secret) throw new Error('NEXTAUTH_SECRET is not set')
    return secret
  },
  /** Where mails are handed over, and in whose name; undefined unless all that it needs is set. */
  get mail() {
    const { SMTP_URL: url, MAIL_FROM: from } = process.env
    return url && from && this.appUrl ? { url, from } : undefined
  },
  /** The one OIDC provider; undefined unless all that it needs is set. */
  get oidc() {
    const { OIDC_ISSUER, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret, OIDC_NAME } = process.env
    const issuer = OIDC_ISSUER?.replace(/\/+$/, '')
    return issuer && clientId && clientSecret
      ? { issuer, clientId, clientSecret, name: OIDC_NAME || new URL(issuer).hostname }
      : undefined
  },
}
