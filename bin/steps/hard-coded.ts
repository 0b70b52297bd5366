import ts from 'typescript'

/** What is the same in every language. */
const untranslated = ['Funil']

const spoken = new Set(['alt', 'aria-description', 'aria-label', 'content', 'label', 'placeholder', 'title'])

/** Words that a view writes itself, between tags or in an attribute that is read out: they would stay English. */
export function hardCodedIn(text: string): string[] {
  const found: string[] = []
  const take = (words: string) => {
    const plain = words.replace(/&\w+;|\s+/g, ' ').replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
    if (plain && !untranslated.includes(plain)) found.push(plain)
  }
  const visit = (node: ts.Node) => {
    if (ts.isJsxText(node)) take(node.text)
    if (ts.isJsxExpression(node) && node.expression && !ts.isJsxAttribute(node.parent))
      literals(node.expression).forEach(take)
    if (ts.isJsxAttribute(node) && spoken.has(node.name.getText()) && node.initializer)
      literals(node.initializer).forEach(take)
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile('view.tsx', text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX))
  return found
}

/** The words that an expression can come out as: also those of a choice, and of a template between its values. */
function literals(node: ts.Node): string[] {
  if (ts.isStringLiteralLike(node)) return [node.text]
  if (ts.isTemplateExpression(node)) return [node.head.text, ...node.templateSpans.map((span) => span.literal.text)]
  if (ts.isConditionalExpression(node)) return [...literals(node.whenTrue), ...literals(node.whenFalse)]
  if (ts.isJsxExpression(node) && node.expression) return literals(node.expression)
  if (ts.isBinaryExpression(node)) return literals(node.right)
  return []
}
