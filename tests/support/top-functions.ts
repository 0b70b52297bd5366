import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'

/** A function at the top of a file; the types of parameters and result are as written, '' where none is. */
export type TopFunction = {
  path: string
  name: string
  exported: boolean
  takes: string[]
  gives: string
  text: string
}

/** The functions at the top of every file of a folder, read from their syntax. */
export function topFunctions(folder: string): TopFunction[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .flatMap((path) => functionsIn(path, readFileSync(path, 'utf8')))
}

function functionsIn(path: string, source: string): TopFunction[] {
  const file = ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true)
  return file.statements.flatMap((statement) => {
    const named = ts.isVariableStatement(statement)
      ? statement.declarationList.declarations.map((one) => [one.name.getText(), one.initializer] as const)
      : ts.isFunctionDeclaration(statement)
        ? [[statement.name?.text ?? 'default', statement] as const]
        : []
    return named.flatMap(([name, made]) => {
      if (!made || !ts.isFunctionLike(made)) return []
      const takes = made.parameters.map((one) => one.type?.getText() ?? '')
      return [
        { path, name, exported: isExported(statement), takes, gives: made.type?.getText() ?? '', text: made.getText() },
      ]
    })
  })
}

export const isExported = (statement: ts.Statement) =>
  ts.canHaveModifiers(statement) &&
  (ts.getModifiers(statement)?.some((one) => one.kind === ts.SyntaxKind.ExportKeyword) ?? false)
