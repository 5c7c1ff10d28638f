import { parseSync, Visitor } from 'vite';

/** One import of a file: its specifier, null when it is computed, and the line it stands in. */
export interface Import {
  specifier: string | null;
  line: number;
}

/**
 * Every import of a TypeScript file: `import`, `export … from`, `import()`, `import('…').Type` and code named by
 * `new URL('…', import.meta.url)` (a worker).
 * @throws Error when the file doesn't parse
 */
export function readImports(path: string, text: string): Import[] {
  const parsed = parseSync(path, text);
  const [error] = parsed.errors;
  if (error) throw new Error(`${path}: ${error.message}`);
  const found: Import[] = [];
  const add = (specifier: string | null, offset: number) =>
    found.push({ specifier, line: text.slice(0, offset).split('\n').length });
  const addLiteral = (node: { start: number; type: string; value?: unknown } | null) =>
    node && add(node.type === 'Literal' && typeof node.value === 'string' ? node.value : null, node.start);
  new Visitor({
    ImportDeclaration: (node) => addLiteral(node.source),
    ExportNamedDeclaration: (node) => addLiteral(node.source),
    ExportAllDeclaration: (node) => addLiteral(node.source),
    ImportExpression: (node) => addLiteral(node.source),
    TSImportType: (node) => addLiteral(node.source),
    NewExpression(node) {
      const [first, second] = node.arguments;
      const isUrl = node.callee.type === 'Identifier' && node.callee.name === 'URL';
      if (!isUrl || first?.type !== 'Literal' || typeof first.value !== 'string') return;
      const isOfFile = second && text.slice(second.start, second.end) === 'import.meta.url';
      if (isOfFile && /\.(ts|tsx|js|mjs)$/.test(first.value)) add(first.value, first.start);
    },
  }).visit(parsed.program);
  return found;
}
