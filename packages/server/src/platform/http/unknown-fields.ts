import { distance } from 'fastest-levenshtein';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from './problem.ts';
import type { UnknownField } from './request-schema.ts';

/** The answer's header that names fields which nobody read, as a list of strings (RFC 9651 §3.1). */
const unknownFieldsHeader = 'selfsame-unknown-fields';

/** More names than these say nothing new. */
const mostNames = 10;

/** A name as a header and a log may carry it: whatever is no identifier could be anybody's data. */
const safePath = (path: string): string =>
  /^[\w.[\]-]{1,128}$/.test(path) ? path : 'a field whose name is no identifier';

const lastName = (path: string): string => path.slice(path.lastIndexOf('.') + 1);

/** A shorter name says nothing of the one that it stands in. */
const shortestPart = 5;

/** The field that was probably meant: at most two letters, and never half of them, differ; or the one whose name holds it. */
function findMeant({ path, known }: UnknownField): string | undefined {
  const given = lastName(path).toLowerCase();
  const [nearest] = known
    .map((name) => ({ name, letters: distance(given, name.toLowerCase()) }))
    .filter(({ name, letters }) => letters <= 2 && letters * 2 < name.length)
    .toSorted((a, b) => a.letters - b.letters);
  if (nearest) return nearest.name;
  const [holding, ...others] = known.filter((name) => name.toLowerCase().includes(given));
  return given.length >= shortestPart && others.length === 0 ? holding : undefined;
}

function describe(field: UnknownField): string {
  const meant = findMeant(field);
  return `'${safePath(field.path)}' is not a field of this request${meant ? `; did you mean '${meant}'?` : '.'}`;
}

function headerItem(field: UnknownField): string {
  const meant = findMeant(field);
  return `"${safePath(field.path)}"${meant ? `;meant="${meant}"` : ''}`;
}

/**
 * Tells of fields that a request has and its operation does not: in a header of the answer and in the log. A caller who
 * asked for strictness is refused instead.
 * @throws Problem E_INVALID_ARGUMENT that names the first one
 */
export function tellUnknownFields(
  fields: readonly UnknownField[],
  { request, reply, isStrict }: { request: FastifyRequest; reply: FastifyReply; isStrict: boolean },
): void {
  const [first] = fields;
  if (!first) return;
  const told = fields.slice(0, mostNames);
  reply.header(unknownFieldsHeader, told.map(headerItem).join(', '));
  request.log.info(
    { unknownFields: told.map(({ path }) => safePath(path)) },
    isStrict ? 'unknown fields refused' : 'unknown fields ignored',
  );
  if (isStrict) throw new Problem('E_INVALID_ARGUMENT', { args: [describe(first)] });
}
