import type { ESTree } from 'vite';
import { type Finding, isTestFile, type Source } from './source.ts';

const server = 'packages/server/src/';
const tables = `${server}store/tables.ts`;
/** The one file that turns text into JSON; all others hand it a schema. Requests have a reader of their own. */
const reader = `${server}platform/parse-json.ts`;

type Node = ESTree.Node;

/**
 * JSON of the server that no schema has read: a column of type jsonb that is cast (a plain cast of it does not compile, one
 * through `unknown`, `any` or `never` does), and `JSON.parse` outside of `platform/parse-json.ts`.
 */
export function findUnreadJson(sources: readonly Source[]): Finding[] {
  const columns = jsonColumns(sources.find(({ path }) => path === tables));
  const looked = sources.filter(
    ({ path }) => path.startsWith(server) && !isTestFile(path) && path !== reader,
  );
  return looked.flatMap((source) => {
    // What `platform/` knows comes from no table: it may not import the store.
    const mayHoldRows = !source.path.startsWith(`${server}platform/`);
    const findings: Finding[] = [];
    const add = (node: Node, message: string) =>
      findings.push({
        path: source.path,
        line: source.lineAt(node.start),
        subject: source.text.slice(node.start, node.end),
        message,
      });
    walk(source.program, (node) => {
      if (mayHoldRows && (node.type === 'TSAsExpression' || node.type === 'TSTypeAssertion')) {
        const column = nameOf(castOperand(node));
        if (column !== null && columns.has(column))
          add(node, `${column} is JSON of the database: read it by the reader of its column, without a cast`);
      } else if (node.type === 'CallExpression' && isJsonParse(node.callee))
        add(node, 'read JSON by a schema: parseJson of platform/parse-json.ts');
    });
    return findings;
  });
}

/** Names of the columns that `tables.ts` declares as JSON. */
function jsonColumns(source: Source | undefined): Set<string> {
  const found = source?.text.matchAll(/^ {4}(\w+): (?:Json|JsonWithDefault|NullableJson);$/gm) ?? [];
  return new Set([...found].map(([, name]) => name ?? ''));
}

/** What is cast in the end: `row.progress` of `(row.progress ?? {}) as unknown as Dialogue`. */
function castOperand(node: Node): Node {
  switch (node.type) {
    case 'TSAsExpression':
    case 'TSTypeAssertion':
    case 'TSNonNullExpression':
    case 'ParenthesizedExpression':
    case 'ChainExpression':
      return castOperand(node.expression);
    case 'LogicalExpression':
      return castOperand(node.left);
    default:
      return node;
  }
}

function nameOf(node: Node): string | null {
  if (node.type === 'Identifier') return node.name;
  if (node.type === 'MemberExpression' && node.property.type === 'Identifier' && !node.computed)
    return node.property.name;
  return null;
}

const isJsonParse = (callee: Node): boolean =>
  callee.type === 'MemberExpression' &&
  callee.object.type === 'Identifier' &&
  callee.object.name === 'JSON' &&
  nameOf(callee) === 'parse';

function walk(node: Node, visit: (node: Node) => void): void {
  visit(node);
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value])
      if (typeof child === 'object' && child !== null && 'type' in child) walk(child, visit);
  }
}
