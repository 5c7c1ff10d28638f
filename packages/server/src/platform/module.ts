import type { ListOperationId, OperationId } from '@selfsame/contract';
import type { FastifyInstance } from 'fastify';
import type { Handlers } from './http/handler.ts';
import type { ListDeclaration } from './http/list-query.ts';
import type { RateLimit } from './http/rate-limit.ts';
import type { Jobs } from './jobs.ts';

/**
 * What one noun of the API brings to the server. Each noun's `module.ts` exports one function: what the noun needs in,
 * this out. The root only lists modules and hands over what one needs of another.
 */
export interface Module {
  /** Answers of its operations. */
  handlers?: Partial<Handlers>;
  /** How its lists are filtered and sorted. */
  lists?: Partial<Record<ListOperationId, ListDeclaration>>;
  /** Mounts its doors: routes that are no operations. Each names its row of the contract's doors. */
  mount?(
    fastify: FastifyInstance,
    rateLimit: Pick<RateLimit, 'countCall' | 'countAct'>,
  ): void | Promise<void>;
  /** Registers its background work; called once, before the queue starts. */
  jobs?(jobs: Pick<Jobs, 'work' | 'schedule'>): void;
}

type Intersection<Union> = (Union extends unknown ? (one: Union) => void : never) extends (
  all: infer All,
) => void
  ? All
  : never;
type HandlersOf<M> = M extends { handlers: infer H } ? H : never;
type ListsOf<M> = M extends { lists: infer L } ? L : never;

/** Handlers of all modules together; that all operations have one is for the receiver to ask. */
export function mergeHandlers<const M extends readonly Module[]>(
  modules: M,
): Intersection<HandlersOf<M[number]>> {
  return merge(modules.map(({ handlers }) => handlers as Partial<Record<OperationId, unknown>>)) as never;
}

/** List declarations of all modules together. */
export function mergeLists<const M extends readonly Module[]>(modules: M): Intersection<ListsOf<M[number]>> {
  return merge(modules.map(({ lists }) => lists)) as never;
}

/** @throws Error when two modules bring the same name */
function merge(parts: readonly (object | undefined)[]): object {
  const merged = new Map<string, unknown>();
  for (const [name, value] of parts.flatMap((part) => Object.entries(part ?? {}))) {
    if (merged.has(name)) throw new Error(`Two modules bring ${name}`);
    merged.set(name, value);
  }
  return Object.fromEntries(merged);
}
