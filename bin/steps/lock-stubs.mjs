/** Optional dependencies that some package of the lock names and the lock does not hold. */
export function missingPackages(packages) {
  const missing = new Map()
  for (const [from, { optionalDependencies = {} }] of Object.entries(packages))
    for (const [name, range] of Object.entries(optionalDependencies)) {
      const version = range.match(/\d+\.\d+\.\d+\S*/)?.[0]
      if (version && !resolvesFrom(packages, from, name))
        missing.set(name, { path: `node_modules/${name}`, name, version })
    }
  return [...missing.values()]
}

/** Stubs of earlier versions that no package asks for any more. */
export function staleStubs(packages) {
  const wanted = new Set()
  for (const { optionalDependencies = {} } of Object.values(packages))
    for (const [name, range] of Object.entries(optionalDependencies))
      wanted.add(`${name} ${range.match(/\d+\.\d+\.\d+\S*/)?.[0]}`)
  return Object.entries(packages)
    .filter(
      ([path, entry]) => path && isStub(entry) && !wanted.has(`${path.replace('node_modules/', '')} ${entry.version}`),
    )
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

const isStub = ({ integrity, resolved, optional }) => optional && !integrity && !resolved

// As Node looks it up: beside the package that asks, then further up.
function resolvesFrom(packages, from, name) {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('node_modules/') - 1))) {
    if (packages[`${folder ? `${folder}/` : ''}node_modules/${name}`]) return true
    if (!folder) return false
  }
}
