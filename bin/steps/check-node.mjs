// The first that is loaded: what the others ask of Node may be missing in an older one.
const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`✗ Funil needs Node 20.19 or newer; this is ${process.versions.node}.`)
  process.exit(1)
}
