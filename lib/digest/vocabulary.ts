/** The hours of a day at which the digest can come. */
export const hours = Array.from({ length: 24 }, (_, hour) => String(hour))
