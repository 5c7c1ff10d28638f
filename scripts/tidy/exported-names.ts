import type { ESTree } from 'vite';
import type { Source } from './source.ts';

/** Names that a file exports: its own declarations and what it passes on by name. A default export is `default`. */
export function exportedNames({ program }: Source): Set<string> {
  const names = new Set<string>();
  for (const each of program.body) {
    if (each.type === 'ExportDefaultDeclaration') names.add('default');
    if (each.type !== 'ExportNamedDeclaration') continue;
    for (const { exported } of each.specifiers) names.add(nameOf(exported));
    if (each.declaration) for (const name of declaredNames(each.declaration)) names.add(name);
  }
  return names;
}

/** Names that one statement declares. */
export function declaredNames(node: ESTree.Node): string[] {
  if (node.type === 'VariableDeclaration') return node.declarations.flatMap(({ id }) => patternNames(id));
  if ('id' in node && node.id?.type === 'Identifier') return [node.id.name];
  return [];
}

/** The name of an import's or export's specifier, quoted or not. */
export function nameOf(node: ESTree.ModuleExportName): string {
  return node.type === 'Literal' ? node.value : node.name;
}

function patternNames(node: ESTree.BindingPattern): string[] {
  if (node.type === 'Identifier') return [node.name];
  if (node.type === 'AssignmentPattern') return patternNames(node.left);
  if (node.type === 'ArrayPattern')
    return node.elements.flatMap((each) => (each && each.type !== 'RestElement' ? patternNames(each) : []));
  return node.properties.flatMap((each) => (each.type === 'Property' ? patternNames(each.value) : []));
}
