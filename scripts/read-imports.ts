import { type ESTree, parseSync, Visitor } from 'vite';

/** One import of a file. */
export interface Import {
  /** As written, for a module of Node with `node:`; null when it is computed. */
  specifier: string | null;
  /** Whether nothing of it is left at run time: `import type`, `export type`, `import('…').Type`. */
  isType: boolean;
  line: number;
}

/** What is written where a specifier is expected. */
type Written = ESTree.Argument | ESTree.Expression | ESTree.BindingIdentifier | null | undefined;
type Add = (node: Written, isType?: boolean) => void;

/**
 * Every import of a TypeScript file: `import`, `export … from`, `import x = require('…')`, `import()`, `import('…').Type`,
 * `require`, what `createRequire` makes, `import.meta.resolve`, `import.meta.glob`, `process.getBuiltinModule`, and code
 * named by `new URL('…', import.meta.url)` (a worker).
 * @throws Error when the file doesn't parse
 */
export function readImports(path: string, text: string): Import[] {
  const parsed = parseSync(path, text);
  const [error] = parsed.errors;
  if (error) throw new Error(`${path}: ${error.message}`);
  const found: Import[] = [];
  const addText = (specifier: string | null, offset: number, isType: boolean) =>
    found.push({ specifier, isType, line: text.slice(0, offset).split('\n').length });
  const add: Add = (node, isType = false) => node && addText(textOf(node), node.start, isType);
  const requires = findRequires(parsed.program, add);
  new Visitor({
    ImportDeclaration: (node) => add(node.source, node.importKind === 'type'),
    ExportNamedDeclaration: (node) => add(node.source, node.exportKind === 'type'),
    ExportAllDeclaration: (node) => add(node.source, node.exportKind === 'type'),
    ImportExpression: (node) => add(node.source),
    TSImportType: (node) => add(node.source, true),
    TSExternalModuleReference: (node) => add(node.expression),
    CallExpression(node) {
      const [first] = node.arguments;
      if (nameOf(node.callee) === 'getBuiltinModule') return addText(builtinOf(first), node.start, false);
      if (isMeta(node.callee, 'glob')) for (const each of globsOf(first)) add(each);
      if (isMeta(node.callee, 'resolve') || isRequire(node.callee, requires)) add(first);
    },
    NewExpression(node) {
      const [first, second] = node.arguments;
      if (nameOf(node.callee) !== 'URL' || !isMeta(second, 'url')) return;
      const name = first && textOf(first);
      if (name === null || (name && /\.[cm]?[jt]sx?$/.test(name.replace(/[?#].*/, '')))) add(first);
    },
  }).visit(parsed.program);
  return found;
}

/**
 * Names under which a file has a `require`. One that is made but neither called nor given a name at once could be called
 * anywhere: it counts as a computed import.
 */
function findRequires(program: ESTree.Program, add: Add): ReadonlySet<string> {
  const names = new Set(['require']);
  const kept = new Set<unknown>();
  new Visitor({
    VariableDeclarator({ id, init }) {
      if (id.type !== 'Identifier' || !isMade(init)) return;
      names.add(id.name);
      kept.add(init);
    },
    CallExpression({ callee }) {
      kept.add(callee);
      if (callee.type === 'MemberExpression' && nameOf(callee) === 'resolve') kept.add(callee.object);
    },
  }).visit(program);
  new Visitor({
    CallExpression: (node) => isMade(node) && !kept.has(node) && add(node),
    ImportSpecifier: (node) =>
      nameOf(node.imported) === 'createRequire' && node.local.name !== 'createRequire' && add(node.local),
  }).visit(program);
  return names;
}

/** Whether a call of `node` loads or finds a module: `require`, `x.require`, what `createRequire` made, `….resolve`. */
function isRequire(node: Written, requires: ReadonlySet<string>): boolean {
  if (!node) return false;
  if (isMade(node)) return true;
  if (node.type === 'Identifier') return requires.has(node.name);
  if (node.type !== 'MemberExpression') return false;
  return nameOf(node) === 'require' || (nameOf(node) === 'resolve' && isRequire(node.object, requires));
}

const isMade = (node: Written) => node?.type === 'CallExpression' && nameOf(node.callee) === 'createRequire';

const isMeta = (node: Written, property: string) =>
  node?.type === 'MemberExpression' && node.object.type === 'MetaProperty' && nameOf(node) === property;

/** The name of a variable, or the last one of `a.b` and `a['b']`; null when it is computed. */
function nameOf(node: Written | ESTree.ModuleExportName): string | null {
  if (node?.type === 'Identifier') return node.name;
  if (node?.type === 'Literal') return textOf(node);
  if (node?.type !== 'MemberExpression') return null;
  if (!node.computed) return node.property.type === 'Identifier' ? node.property.name : null;
  return textOf(node.property);
}

/** A string that is written out; null when it is computed. */
function textOf(node: NonNullable<Written>): string | null {
  if (node.type === 'Literal') return typeof node.value === 'string' ? node.value : null;
  return node.type === 'TemplateLiteral' && node.expressions.length === 0
    ? (node.quasis[0]?.value.cooked ?? null)
    : null;
}

function builtinOf(node: Written): string | null {
  const name = node ? textOf(node) : null;
  return name === null || name.startsWith('node:') ? name : `node:${name}`;
}

/** Patterns of `import.meta.glob`; those that only take away (`!…`) import nothing. */
function globsOf(node: Written): readonly Written[] {
  const patterns = node?.type === 'ArrayExpression' ? node.elements : [node];
  return patterns.filter((each) => !(each && textOf(each)?.startsWith('!')));
}
