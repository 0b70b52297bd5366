import { Refusal } from '../refusal'

/** What runs when it is opened, by its name. */
const programs =
  /\.(app|apk|bat|cmd|com|cpl|dll|dmg|exe|gadget|hta|jar|js|jse|lnk|mjs|msc|msi|msp|mst|pif|ps1|psm1|reg|scf|scr|sh|sys|url|vb|vbe|vbs|ws|wsc|wsf|wsh)$/i

/** The same by its bytes. */
const programTypes = new Set([
  'application/x-msdownload',
  'application/x-elf',
  'application/x-mach-binary',
  'application/java-vm',
  'application/x-apple-diskimage',
  'application/x-ms-shortcut',
  'application/vnd.android.package-archive',
  'application/java-archive',
])

/** Refuses what would run on the computer of whoever opens it. What it is called does not hide it, nor what it is. */
export function demandHarmless({ name, type }: { name: string; type: string }, field: 'file' | 'name') {
  // Windows drops dots and spaces at the end of a name.
  if (programs.test(name.replace(/[. ]+$/, '')) || programTypes.has(type)) throw new Refusal('file.program', field)
}
