import type { Put } from './storage'

export type ObjectPage = { put: Put[]; next: string | undefined }

/** What an answer to ListObjectsV2 says lies in an organization's part of a bucket, and where its next page begins. */
export function readObjects(xml: string, organizationId: string): ObjectPage {
  const objects = xml.split('<Contents>').slice(1)
  return {
    put: objects.map((object) => ({
      id: textIn(object, 'Key')?.slice(organizationId.length + 1) ?? '',
      at: new Date(textIn(object, 'LastModified') ?? Number.NaN),
    })),
    next: textIn(xml, 'IsTruncated') === 'true' ? textIn(xml, 'NextContinuationToken') : undefined,
  }
}

const entities: Record<string, string> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' }

function textIn(xml: string, name: string): string | undefined {
  const text = new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1]
  return text?.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (whole, decimal, hex, entity) =>
    entity ? (entities[entity] ?? whole) : String.fromCodePoint(hex ? Number.parseInt(hex, 16) : Number(decimal)),
  )
}
