import { requestContext } from './request-context'

/** The address that guesses are counted for; one for all where there is no front (tests, scripts). */
export const clientAddress = () => requestContext.getStore()?.address ?? 'unknown'
