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
}
