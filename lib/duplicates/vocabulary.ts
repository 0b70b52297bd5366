/** Why a customer looks like another, the strongest first. */
export const reasons = ['registrationNumber', 'vatNumber', 'email', 'name', 'phone', 'nearName', 'domain'] as const
export type Reason = (typeof reasons)[number]
