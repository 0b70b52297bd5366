import { existsSync } from 'node:fs'
import { runTool } from './run-tool'

const folders = ['app', 'bin', 'components', 'db', 'lib', 'tests']

/** The rules of .dependency-cruiser.cjs; nothing seen is nothing checked, as under a TypeScript it does not know. */
export async function checkLayers() {
  const args = ['--config', '.dependency-cruiser.cjs', ...folders.filter((folder) => existsSync(folder))]
  const { code, output } = await runTool('depcruise', args)
  const [, modules, dependencies] = output.match(/(\d+) modules, (\d+) dependencies cruised/) ?? []
  if (!(Number(modules) > 100 && Number(dependencies) > Number(modules)))
    throw new Error(`${output}\ndependency-cruiser saw ${modules ?? 0} modules, ${dependencies ?? 0} dependencies.`)
  if (code !== 0) throw new Error(output)
}
