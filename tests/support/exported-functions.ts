import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'

export type Exported = { path: string; name: string /** The types of its parameters, as written. */; takes: string[] }

/** The functions that the files of a folder export, read from their syntax. */
export function exportedFunctions(folder: string): Exported[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .flatMap((path) => functionsIn(path, readFileSync(path, 'utf8')))
}

function functionsIn(path: string, text: string): Exported[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
  return file.statements.filter(isExported).flatMap((statement) => {
    const named = ts.isVariableStatement(statement)
      ? statement.declarationList.declarations.map((one) => [one.name.getText(), one.initializer] as const)
      : ts.isFunctionDeclaration(statement)
        ? [[statement.name?.text ?? 'default', statement] as const]
        : []
    return named.flatMap(([name, made]) =>
      made && ts.isFunctionLike(made)
        ? [
            {
              path,
              name,
              takes: made.parameters.map((one) => one.type?.getText() ?? ''),
              gives: made.type?.getText() ?? '',
            },
          ]
        : [],
    )
  })
}

export const isExported = (statement: ts.Statement) =>
  ts.canHaveModifiers(statement) &&
  (ts.getModifiers(statement)?.some((one) => one.kind === ts.SyntaxKind.ExportKeyword) ?? false)
