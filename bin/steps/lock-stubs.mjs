/** Optional dependencies that some package of the lock names and the lock does not hold. */
export function missingPackages(packages) {
  const missing = new Map()
  for (const [from, { optionalDependencies = {} }] of Object.entries(packages))
    for (const [name, range] of Object.entries(optionalDependencies)) {
      const version = versionIn(range)
      const found = resolveFrom({ ...packages, ...Object.fromEntries(missing) }, from, name)
      if (!version || found?.version === version || (found && range !== version)) continue
      const path = found ? `${from}/node_modules/${name}` : `node_modules/${name}`
      missing.set(path, { path, name, version })
    }
  return [...missing.values()]
}

/** Stubs of earlier versions that no package asks for any more. */
export function staleStubs(packages) {
  const wanted = new Set()
  for (const { optionalDependencies = {} } of Object.values(packages))
    for (const [name, range] of Object.entries(optionalDependencies)) wanted.add(`${name} ${versionIn(range)}`)
  return Object.entries(packages)
    .filter(([path, entry]) => isStub(entry) && !wanted.has(`${path.split('node_modules/').at(-1)} ${entry.version}`))
    .map(([path]) => path)
}

/** Which machines a package is for stands in its name: `@next/swc-linux-x64-musl`. */
export function stubFor({ name, version }) {
  const words = name.split(/[-/]/)
  const os = ['linux', 'darwin', 'win32', 'freebsd', 'openbsd', 'netbsd', 'android', 'aix', 'sunos', 'openharmony']
  const cpu = ['x64', 'arm64', 'arm', 'ia32', 'riscv64', 'ppc64', 's390x', 'loong64', 'mips64el', 'wasm32']
  const found = (list) => list.filter((each) => words.includes(each) || (each === 'win32' && words.includes('windows')))
  const libc = words.includes('musl') ? ['musl'] : words.includes('gnu') ? ['glibc'] : undefined
  const [systems, processors] = [found(os), found(cpu)]
  if (systems.length + processors.length === 0) throw new Error(`${name} does not say which machine it is for.`)
  return {
    version,
    ...(processors.length > 0 && { cpu: processors }),
    ...(libc && { libc }),
    optional: true,
    ...(systems.length > 0 && { os: systems }),
  }
}

const versionIn = (range) => range.match(/\d+\.\d+\.\d+\S*/)?.[0]
const isStub = ({ integrity, resolved, optional, inBundle }) => optional && !inBundle && !integrity && !resolved

// As Node looks it up: beside the package that asks, then further up.
function resolveFrom(packages, from, name) {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('node_modules/') - 1))) {
    const found = packages[`${folder ? `${folder}/` : ''}node_modules/${name}`]
    if (found || !folder) return found
  }
}
