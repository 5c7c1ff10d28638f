import { parseSync } from 'vite';

/** One small change of a source. */
export interface Mutant {
  /** What is changed, such as `< → <=`. */
  kind: string;
  /** From and to where, characters of the source. */
  start: number;
  end: number;
  replacement: string;
  line: number;
}

type Change = Pick<Mutant, 'kind' | 'start' | 'end' | 'replacement'>;

/** A node of the syntax tree, as ESTree has it. */
interface Syntax {
  type: string;
  start: number;
  end: number;
  // biome-ignore lint/suspicious/noExplicitAny: each type of node has other fields
  [field: string]: any;
}

/** What takes the place of an operator. */
const operators: Readonly<Record<string, readonly string[]>> = {
  '<': ['<=', '>='],
  '<=': ['<', '>'],
  '>': ['>=', '<='],
  '>=': ['>', '<'],
  '===': ['!=='],
  '!==': ['==='],
  '+': ['-'],
  '-': ['+'],
  '*': ['/'],
  '/': ['*'],
  '%': ['*'],
  '&&': ['||'],
  '||': ['&&'],
  '??': ['&&'],
  '+=': ['-='],
  '-=': ['+='],
};

/** What takes the place of a method; an empty one: the call is left out. */
const methods: Readonly<Record<string, string>> = {
  some: 'every',
  every: 'some',
  min: 'max',
  max: 'min',
  floor: 'ceil',
  ceil: 'floor',
  filter: '',
  slice: '',
  reverse: '',
  sort: '',
  toSorted: '',
  trim: '',
};

const isText = ({ type, value }: Syntax): boolean =>
  type === 'TemplateLiteral' || (type === 'Literal' && typeof value === 'string');

function operatorChanges(source: string, node: Syntax): Change[] {
  const { operator, left, right } = node;
  // Texts are joined, not added.
  if (operator === '+' && (isText(left) || isText(right))) return [];
  const at = source.indexOf(operator, left.end);
  return (operators[operator] ?? []).map((other) => ({
    kind: `${operator} → ${other}`,
    ...{ start: at, end: at + operator.length, replacement: other },
  }));
}

const testChanges = ({ test }: Syntax): Change[] =>
  test
    ? ['true', 'false'].map((replacement) => ({
        kind: `condition → ${replacement}`,
        ...{ start: test.start, end: test.end, replacement },
      }))
    : [];

function callChanges(source: string, { callee, start, end }: Syntax): Change[] {
  if (callee.type !== 'MemberExpression' || callee.computed) return [];
  const { name, start: from, end: to } = callee.property;
  const other = Object.hasOwn(methods, name) ? methods[name] : undefined;
  if (other === undefined) return [];
  if (other !== '') return [{ kind: `${name} → ${other}`, start: from, end: to, replacement: other }];
  return [
    {
      kind: `without ${name}`,
      start,
      end,
      replacement: source.slice(callee.object.start, callee.object.end),
    },
  ];
}

/** Statements that do something by themselves: they are left out. */
function statementChanges(source: string, { start, end, expression }: Syntax): Change[] {
  if (
    !['CallExpression', 'AwaitExpression', 'AssignmentExpression', 'UpdateExpression'].includes(
      expression.type,
    )
  )
    return [];
  return [
    {
      kind: `without ${source.slice(start, Math.min(end, start + 30)).split('\n')[0]}`,
      start,
      end,
      replacement: ';',
    },
  ];
}

function changesOf(source: string, node: Syntax): Change[] {
  const { start, end } = node;
  switch (node.type) {
    case 'BinaryExpression':
    case 'LogicalExpression':
      return operatorChanges(source, node);
    case 'AssignmentExpression':
      return operatorChanges(source, node);
    case 'ConditionalExpression':
    case 'IfStatement':
      return testChanges(node);
    case 'UnaryExpression':
      if (node.operator === '!') return [{ kind: 'without !', start, end: start + 1, replacement: '' }];
      return node.operator === '-' ? [{ kind: 'without -', start, end: start + 1, replacement: '+' }] : [];
    case 'UpdateExpression': {
      const other = node.operator === '++' ? '--' : '++';
      const at = node.prefix ? start : end - 2;
      return [{ kind: `${node.operator} → ${other}`, start: at, end: at + 2, replacement: other }];
    }
    case 'Literal':
      return typeof node.value === 'boolean'
        ? [{ kind: `${node.value} → ${!node.value}`, start, end, replacement: String(!node.value) }]
        : [];
    case 'CallExpression':
      return callChanges(source, node);
    case 'ExpressionStatement':
      return statementChanges(source, node);
    case 'ReturnStatement':
      return node.argument?.type === 'ArrayExpression' && node.argument.elements.length > 0
        ? [{ kind: 'array → []', start: node.argument.start, end: node.argument.end, replacement: '[]' }]
        : [];
    default:
      return [];
  }
}

const isSyntax = (value: unknown): value is Syntax =>
  typeof value === 'object' && value !== null && typeof (value as Syntax).type === 'string';

/** Types say nothing when the program runs. */
const isOfTypes = ({ type }: Syntax): boolean =>
  /^TS(?!AsExpression|NonNullExpression|SatisfiesExpression)/.test(type) || type === 'ImportDeclaration';

function* walk(node: Syntax): Generator<Syntax> {
  if (isOfTypes(node)) return;
  yield node;
  for (const value of Object.values(node))
    for (const child of Array.isArray(value) ? value : [value]) if (isSyntax(child)) yield* walk(child);
}

/** All small changes of a source, from its first line to its last. @throws Error when it cannot be parsed */
export function findMutants(source: string, path: string): Mutant[] {
  const { program, errors } = parseSync(path, source);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]!.message}`);
  return [...walk(program as unknown as Syntax)]
    .flatMap((node) => changesOf(source, node))
    .map((change) => ({ ...change, line: source.slice(0, change.start).split('\n').length }))
    .sort((a, b) => a.start - b.start);
}

/** A source with one change made. */
export const mutate = (source: string, { start, end, replacement }: Change): string =>
  source.slice(0, start) + replacement + source.slice(end);
