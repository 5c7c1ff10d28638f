import { type ESTree, Visitor } from 'vite';
import { type Finding, isTestFile, type Source } from './source.ts';

const server = 'packages/server/src/';

/** Methods that name a table, or hand a whole statement to the driver. */
const statements = new Set([
  ...['selectFrom', 'selectNoFrom', 'insertInto', 'replaceInto', 'updateTable', 'deleteFrom', 'mergeInto'],
  ...['query', 'executeQuery'],
]);

/**
 * `store/` holds all SQL. `platform/` makes roles and the database, hands over the statements of the queue of jobs, and
 * turns the filters of lists into conditions.
 */
const mayState: readonly string[] = [
  `${server}store/`,
  `${server}platform/postgres/`,
  `${server}platform/pg-boss-jobs.ts`,
];
const mayWriteParts: readonly string[] = [`${server}store/`, `${server}platform/`];

/** SQL of the server outside of `store/`: its statements, and parts of them that kysely's `sql` makes. */
export function findStraySql(sources: readonly Source[]): Finding[] {
  return sources
    .filter(({ path }) => path.startsWith(server) && !isTestFile(path))
    .flatMap((source) => {
      const { path } = source;
      const isIn = (folders: readonly string[]) => folders.some((folder) => path.startsWith(folder));
      const found: Finding[] = [];
      const add = (subject: string, offset: number) => {
        const message = `${subject}: SQL belongs into store/; give it a function there`;
        found.push({ path, line: source.lineAt(offset), subject, message });
      };
      if (!isIn(mayState)) visitStatements(source.program, add);
      if (!isIn(mayWriteParts)) visitParts(source.program, add);
      return found;
    });
}

type Add = (subject: string, offset: number) => void;

function visitStatements(program: ESTree.Program, add: Add): void {
  new Visitor({
    CallExpression({ callee }) {
      if (callee.type !== 'MemberExpression') return;
      const name = propertyOf(callee);
      if (name !== null && statements.has(name)) add(`.${name}(`, callee.property.start);
    },
  }).visit(program);
}

/** `sql` of kysely, under whatever name: who does not import it cannot write a part. */
function visitParts(program: ESTree.Program, add: Add): void {
  new Visitor({
    ImportDeclaration({ source, specifiers, importKind }) {
      if (source.value !== 'kysely' || importKind === 'type') return;
      for (const each of specifiers) {
        if (each.type !== 'ImportSpecifier') add('* of kysely', each.start);
        else if (each.imported.type === 'Identifier' && ['sql', 'CompiledQuery'].includes(each.imported.name))
          add(each.imported.name, each.start);
      }
    },
    TaggedTemplateExpression: ({ tag }) =>
      tag.type === 'Identifier' && tag.name === 'sql' && add('sql`', tag.start),
    MemberExpression(node) {
      const { object } = node;
      if (object.type === 'Identifier' && object.name === 'sql') add(`sql.${propertyOf(node)}`, object.start);
    },
  }).visit(program);
}

function propertyOf({ property, computed }: ESTree.MemberExpression): string | null {
  if (!computed && property.type === 'Identifier') return property.name;
  return property.type === 'Literal' && typeof property.value === 'string' ? property.value : null;
}
