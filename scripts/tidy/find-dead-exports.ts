import { dirname, join } from 'node:path/posix';
import { type ESTree, Visitor } from 'vite';
import { declaredNames, exportedNames, nameOf } from './exported-names.ts';
import { type Finding, isTestFile, type Source } from './source.ts';

/** A package of ours: its entry points by specifier, and whether others install it (then its exports are its API). */
export interface Entry {
  specifier: string;
  path: string;
  isPublished: boolean;
}

/** Who uses which export: product code, or tests only. */
interface Uses {
  product: Set<string>;
  tests: Set<string>;
}

const every = '*';
const key = (path: string, name: string) => `${path}#${name}`;

/**
 * Exports that nobody imports outside tests. What its own file uses may be exported for its test; what its own file
 * doesn't use either is dead. A function or value that nothing imports needs no `export`; a type that its own file uses
 * may keep it, since it describes what the file's other exports take and give.
 */
export function findDeadExports(sources: readonly Source[], entries: readonly Entry[]): Finding[] {
  const uses = collectUses(sources, entries);
  const isUsed = (kind: Set<string>, path: string, name: string) =>
    kind.has(key(path, name)) || kind.has(key(path, every));
  return sources.flatMap((source) => {
    if (entries.some(({ path, isPublished }) => isPublished && path === source.path)) return [];
    return [...exportedNames(source)].flatMap((name) => {
      const { path } = source;
      const byTests = isUsed(uses.tests, path, name);
      if (name === 'default' || isUsed(uses.product, path, name)) return [];
      if (byTests && (isTestFile(path) || isPassedOn(source, name) || isUsedInside(source, name))) return [];
      const isNeedless = isUsedInside(source, name);
      if (isNeedless && isType(source, name)) return [];
      const message = isNeedless
        ? `nobody imports ${name}: take its \`export\` away`
        : `nobody ${byTests ? 'but tests ' : ''}uses ${name}: delete it`;
      return [{ path, line: lineOf(source, name), subject: name, message }];
    });
  });
}

/** Reads every import; an import of a name that a front door passes on counts for the file that declares it. */
function collectUses(sources: readonly Source[], entries: readonly Entry[]): Uses {
  const uses: Uses = { product: new Set(), tests: new Set() };
  const passedOn = new Map<string, string[]>();
  const targetOf = (path: string, specifier: string) =>
    specifier.startsWith('.')
      ? join(dirname(path), specifier)
      : entries.find((each) => each.specifier === specifier)?.path;
  for (const { path, program } of sources) {
    const kind = isTestFile(path) ? uses.tests : uses.product;
    const add = (from: { value: unknown } | null, name: string) => {
      const target = from && typeof from.value === 'string' ? targetOf(path, from.value) : undefined;
      if (target) kind.add(key(target, name));
    };
    const addAll = (source: ESTree.Node) => add(source.type === 'Literal' ? source : null, every);
    const pass = (from: ESTree.StringLiteral, name: string, as: string) => {
      const target = targetOf(path, from.value);
      if (target) passedOn.set(key(path, as), [...(passedOn.get(key(path, as)) ?? []), key(target, name)]);
    };
    new Visitor({
      ImportDeclaration: ({ source, specifiers }) => {
        for (const each of specifiers)
          add(source, each.type === 'ImportSpecifier' ? nameOf(each.imported) : every);
      },
      ExportNamedDeclaration: ({ source, specifiers }) => {
        if (source) for (const each of specifiers) pass(source, nameOf(each.local), nameOf(each.exported));
      },
      ExportAllDeclaration: ({ source }) => add(source, every),
      ImportExpression: ({ source }) => addAll(source),
      TSImportType: ({ source }) => addAll(source),
    }).visit(program);
  }
  for (const entry of entries)
    if (entry.isPublished)
      for (const name of passedOn.keys()) if (name.startsWith(`${entry.path}#`)) uses.product.add(name);
  for (const kind of [uses.product, uses.tests]) follow(kind, passedOn);
  return uses;
}

function follow(kind: Set<string>, passedOn: ReadonlyMap<string, string[]>): void {
  // A set grows while it is walked, so that chains of front doors are followed to their end.
  for (const used of kind) {
    const [path, name] = used.split('#');
    const hits = name === every ? [...passedOn].filter(([from]) => from.startsWith(`${path}#`)) : [];
    for (const target of [...(passedOn.get(used) ?? []), ...hits.flatMap(([, targets]) => targets)])
      kind.add(target);
  }
}

/** Whether the file uses the name outside the statements that declare it. */
function isUsedInside({ program }: Source, name: string): boolean {
  let found = false;
  const look = (node: { name: string }) => {
    if (node.name === name) found = true;
  };
  const visitor = new Visitor({ Identifier: look, JSXIdentifier: look });
  for (const each of program.body) {
    if (found) break;
    const declaration = each.type === 'ExportNamedDeclaration' ? each.declaration : each;
    if (declaration && declaredNames(declaration).includes(name)) continue;
    if (each.type === 'ExportNamedDeclaration' && !each.declaration) continue;
    visitor.visit({ ...program, body: [each] });
  }
  return found;
}

/** Whether the export is another file's, as a package's front door has them. */
function isPassedOn({ program }: Source, name: string): boolean {
  return program.body.some(
    (each) =>
      each.type === 'ExportNamedDeclaration' &&
      each.source !== null &&
      each.specifiers.some(({ exported }) => nameOf(exported) === name),
  );
}

function isType({ program }: Source, name: string): boolean {
  const kinds = program.body.flatMap((each) =>
    each.type === 'ExportNamedDeclaration' &&
    each.declaration &&
    declaredNames(each.declaration).includes(name)
      ? [each.declaration.type]
      : [],
  );
  return kinds.every((kind) => kind === 'TSInterfaceDeclaration' || kind === 'TSTypeAliasDeclaration');
}

function lineOf({ program, lineAt }: Source, name: string): number {
  const statement = program.body.find(
    (each) =>
      each.type === 'ExportNamedDeclaration' &&
      each.declaration &&
      declaredNames(each.declaration).includes(name),
  );
  return lineAt(statement?.start ?? 0);
}
