import { isSame } from './is-same.ts';

/**
 * Three-way merge of a form's fields: what was changed here is kept, every other field takes their value.
 * @param mine what stands in the form
 * @param base what the form was filled with
 * @param theirs what is stored now
 */
export function rebase<V extends object>(mine: V, base: V, theirs: V): V {
  const merged = { ...theirs };
  for (const name of Object.keys(mine) as (keyof V)[])
    if (!isSame(mine[name], base[name])) merged[name] = mine[name];
  return merged;
}

/** Names of the fields that say something else in the one than in the other. */
export const differing = <V extends object>(one: V, other: V): (keyof V & string)[] =>
  (Object.keys({ ...one, ...other }) as (keyof V & string)[]).filter(
    (name) => !isSame(one[name], other[name]),
  );
