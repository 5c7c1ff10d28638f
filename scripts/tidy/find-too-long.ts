import { type ESTree, Visitor } from 'vite';
import { type Finding, isText, type Source } from './source.ts';

/** Lines of a function, with its head and its last brace. */
const longestFunction = 60;
const longestFile = 300;
/** Files that are a list of named steps, and have a bound of their own. */
const shorter: Readonly<Record<string, number>> = { 'packages/server/src/app.ts': 200 };

/** Declared tables: one long literal each, whose rows belong together; and a front door, which is a list of names. */
const tables: readonly string[] = [
  'packages/contract/src/index.ts',
  'packages/contract/src/operations/administration-accounts.ts',
  'packages/server/src/platform/configuration/config-schema.ts',
  'packages/server/src/store/tables.ts',
];

/** Functions of more than 60 lines and files of more than 300; texts and declared tables may be longer. */
export function findTooLong(sources: readonly Source[]): Finding[] {
  return sources.flatMap((source) => [...longFile(source), ...longFunctions(source)]);
}

function longFile({ path, text }: Source): Finding[] {
  const lines = text.split('\n').length - 1;
  const longest = shorter[path] ?? longestFile;
  if (lines <= longest || isText(path) || tables.includes(path)) return [];
  const message = `${lines} lines, at most ${longest}: split the file by what its parts do`;
  return [{ path, line: 1, subject: 'file', message }];
}

type AnyFunction = ESTree.Function | ESTree.ArrowFunctionExpression;

function longFunctions(source: Source): Finding[] {
  const findings: Finding[] = [];
  /** Lines of test callbacks inside the functions that are open, outermost first: a suite is as long as its own lines. */
  const open: { testLines: number }[] = [];
  const tests = new Set<unknown>();
  const linesOf = (node: AnyFunction) => source.lineAt(node.end) - source.lineAt(node.start) + 1;
  const enter = () => void open.push({ testLines: 0 });
  const leave = (node: AnyFunction) => {
    const testLines = open.pop()?.testLines ?? 0;
    const own = linesOf(node) - testLines;
    const parent = open.at(-1);
    if (parent) parent.testLines += tests.has(node) ? linesOf(node) : testLines;
    if (own <= longestFunction) return;
    const line = source.lineAt(node.start);
    const subject = nameOf(source, node);
    const message = `${subject} has ${own} lines, at most ${longestFunction}: name its parts and take them out`;
    findings.push({ path: source.path, line, subject, message });
  };
  new Visitor({
    CallExpression(node) {
      const last = node.arguments.at(-1);
      if (last && isTestCall(source, node.callee)) tests.add(last);
    },
    FunctionDeclaration: enter,
    'FunctionDeclaration:exit': leave,
    FunctionExpression: enter,
    'FunctionExpression:exit': leave,
    ArrowFunctionExpression: enter,
    'ArrowFunctionExpression:exit': leave,
  }).visit(source.program);
  return findings;
}

/** `test(…)`, `t.test(…)`, `describe(…)`, `it(…)` or a hook. */
function isTestCall({ text }: Source, callee: ESTree.Expression): boolean {
  return /^(?:test|it|describe|before|after|beforeEach|afterEach|\w+\.test)$/.test(
    text.slice(callee.start, callee.end),
  );
}

/** The function's name, or the code before it, which for a callback is the call that takes it. */
function nameOf({ text }: Source, node: AnyFunction): string {
  if (node.id) return node.id.name;
  const before = text.slice(text.lastIndexOf('\n', node.start) + 1, node.start).trim();
  return before.replace(/^(?:export )?const /, '').slice(0, 60) || 'a function';
}
