import ts from 'typescript'
import { isExported } from './top-functions'

/** What a file with 'use server' exports, as far as it can be reached from outside, and is not made by a wrapper. */
export const unwrappedActions = (text: string) => unwrapped(text, ['formAction', 'openFormAction'])

/** The same for the handlers of a route. */
export const unwrappedHandlers = (text: string) => unwrapped(text, ['route'])

function unwrapped(text: string, makers: string[]): string[] {
  const file = parse(text)
  return file.statements.filter(isReachable).flatMap((statement) => {
    if (!ts.isVariableStatement(statement)) return [nameOf(statement)]
    return statement.declarationList.declarations
      .filter(({ initializer }) => !isWrapped(file, initializer, makers))
      .map(nameOf)
  })
}

const wrappers: Record<string, string> = {
  formAction: '@/lib/web/form-action',
  openFormAction: '@/lib/web/open-form-action',
  page: '@/lib/web/page',
  openPage: '@/lib/web/page',
  route: '@/lib/web/route',
}

/** Whether it is made by one of these wrappers, the real one. */
function isWrapped(file: ts.SourceFile, made: ts.Expression | undefined, makers: string[]): boolean {
  if (!made || !ts.isCallExpression(made) || !ts.isIdentifier(made.expression)) return false
  const name = made.expression.text
  const operation = made.arguments[1]
  const named = name !== 'formAction' || (operation !== undefined && ts.isIdentifier(operation))
  return named && makers.includes(name) && importsFrom(file, name) === wrappers[name]
}

/** Whether a page's default export is made by page() or openPage(). */
export function isGuardedPage(text: string): boolean {
  const file = parse(text)
  const made = file.statements.find(ts.isExportAssignment)?.expression
  if (!made || !ts.isCallExpression(made) || !ts.isIdentifier(made.expression)) return false
  const name = made.expression.text
  return /^(page|openPage)$/.test(name) && importsFrom(file, name) === wrappers[name]
}

function importsFrom(file: ts.SourceFile, name: string): string | undefined {
  const found = file.statements.filter(ts.isImportDeclaration).find(({ importClause }) => {
    const names = importClause?.namedBindings
    return (
      names && ts.isNamedImports(names) && names.elements.some((one) => one.name.text === name && !one.propertyName)
    )
  })
  return found && ts.isStringLiteral(found.moduleSpecifier) ? found.moduleSpecifier.text : undefined
}

/** Whether the file, or any function in it, says 'use server'. */
export function saysUseServer(text: string): { atTop: boolean; inside: boolean } {
  const file = parse(text)
  const atTop = directives(file.statements).includes('use server')
  let inside = false
  const visit = (node: ts.Node) => {
    if (ts.isBlock(node) && directives(node.statements).includes('use server')) inside = true
    ts.forEachChild(node, visit)
  }
  visit(file)
  return { atTop, inside }
}

/** The handlers of a route file: name and text. */
export const handlersOf = (text: string) =>
  parse(text)
    .statements.filter(isExported)
    .flatMap((one): readonly ts.Node[] => (ts.isVariableStatement(one) ? one.declarationList.declarations : [one]))
    .map((one) => ({ name: nameOf(one), text: one.getText() }))

const directives = (statements: readonly ts.Statement[]) =>
  statements
    .filter(ts.isExpressionStatement)
    .map(({ expression }) => (ts.isStringLiteral(expression) ? expression.text : ''))

/** Types are gone when it runs; everything else that is exported can be called. */
const isReachable = (one: ts.Statement) =>
  (isExported(one) && !ts.isTypeAliasDeclaration(one) && !ts.isInterfaceDeclaration(one)) ||
  (ts.isExportDeclaration(one) && !one.isTypeOnly) ||
  ts.isExportAssignment(one)

const nameOf = (node: ts.Node) => {
  const name = ts.getNameOfDeclaration(node as ts.Declaration)
  return name ? name.getText() : node.getText().slice(0, 60)
}

const parse = (text: string) => ts.createSourceFile('file.tsx', text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX)
