import type { ESTree } from 'vite';
import type { Finding, Source } from './source.ts';

/**
 * Functions at the top of a file that have statements but are arrows in a `const`, or function expressions. One form
 * per kind: a declaration where there are statements, an arrow where there is one expression. A const with a declared
 * type (`const route: Handler = …`) may hold any arrow.
 */
export function findWrongForms(sources: readonly Source[]): Finding[] {
  return sources.flatMap((source) =>
    topDeclarations(source.program).flatMap((declaration) =>
      declaration.declarations.filter(isWrong).map((each) => {
        const subject = source.text.slice(each.id.start, each.id.end);
        const message = `${subject} has statements: write \`function ${subject}\``;
        return { path: source.path, line: source.lineAt(each.start), subject, message };
      }),
    ),
  );
}

function topDeclarations(program: ESTree.Program): ESTree.VariableDeclaration[] {
  return program.body
    .map((each) => (each.type === 'ExportNamedDeclaration' ? each.declaration : each))
    .filter((each) => each?.type === 'VariableDeclaration');
}

function isWrong({ id, init }: ESTree.VariableDeclarator): boolean {
  if (id.type !== 'Identifier' || id.typeAnnotation) return false;
  if (init?.type === 'FunctionExpression') return true;
  return init?.type === 'ArrowFunctionExpression' && init.body.type === 'BlockStatement';
}
