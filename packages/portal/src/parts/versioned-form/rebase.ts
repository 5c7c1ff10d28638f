import { isSame } from './is-same.ts';

type Fields = Record<string, unknown>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Three-way merge of a form's fields: what was changed here is kept, every other field takes their value. A field that
 * holds fields of its own is merged field by field, so that whoever changes one of a group writes nobody's other one back.
 * @param mine what stands in the form
 * @param base what the form was filled with
 * @param theirs what is stored now
 */
export function rebase<V extends object>(mine: V, base: V, theirs: V): V {
  const merged = { ...theirs } as Fields;
  const [changed, before] = [mine as Fields, base as Fields];
  for (const name of Object.keys({ ...base, ...mine })) {
    const [now, was, their] = [changed[name], before[name], merged[name]];
    if (isSame(now, was)) continue;
    if (!Object.hasOwn(mine, name)) delete merged[name];
    else merged[name] = isFields(now) && isFields(was) && isFields(their) ? rebase(now, was, their) : now;
  }
  return merged as V;
}

/** Names of the fields that say something else in the one than in the other. */
export const differing = <V extends object>(one: V, other: V): (keyof V & string)[] =>
  (Object.keys({ ...one, ...other }) as (keyof V & string)[]).filter(
    (name) => !isSame(one[name], other[name]),
  );
