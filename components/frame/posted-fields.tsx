/** A posted form as hidden fields, the action's own included, so that it can be sent once more as it was. */
export function PostedFields({ posted }: { posted: [string, string][] }) {
  return posted.map(([name, value], at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a name may be posted several times, and the order is fixed
    <input key={at} type="hidden" name={name} value={value} />
  ))
}
