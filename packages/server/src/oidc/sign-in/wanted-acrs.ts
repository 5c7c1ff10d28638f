import { Type } from 'typebox';
import { isJson, parseJson } from '../../platform/parse-json.ts';

const Claims = Type.Object({
  id_token: Type.Optional(
    Type.Object({
      acr: Type.Optional(
        Type.Union([
          Type.Null(),
          Type.Object({
            essential: Type.Optional(Type.Boolean()),
            value: Type.Optional(Type.String()),
            values: Type.Optional(Type.Array(Type.String())),
          }),
        ]),
      ),
    }),
  ),
});

/**
 * Values of `acr` that a request asks for, most wanted first: by its claims (OpenID Connect Core 5.5.1.1), then by
 * `acr_values`.
 */
export function wantedAcrs(params: Readonly<Record<string, unknown>>): string[] {
  const { claims, acr_values: values } = params;
  return [...valuesOf(readAcr(claims)), ...(typeof values === 'string' ? values.split(' ') : [])];
}

/**
 * Values of `acr` of which one must be reached: those of an essential claim. The library forgets them where `acr_values` stands
 * beside them.
 */
export function essentialAcrs({ claims }: Readonly<Record<string, unknown>>): string[] {
  const acr = readAcr(claims);
  return acr?.essential ? valuesOf(acr) : [];
}

interface AskedAcr {
  essential?: boolean;
  value?: string;
  values?: string[];
}

/** Claims of another shape ask for no `acr`; what is no JSON at all, the library has refused. */
function readAcr(text: unknown): AskedAcr | null | undefined {
  if (typeof text !== 'string') return null;
  const claims = parseJson(Type.Unknown(), text, 'the parameter claims');
  return isJson(Claims, claims) ? claims.id_token?.acr : null;
}

const Asked = Type.Record(Type.String(), Type.Unknown());

/** Names of the single claims that a request asks for, in the ID token or of userinfo (OpenID Connect Core 5.5). */
export function wantedClaims({ claims: text }: Readonly<Record<string, unknown>>): string[] {
  if (typeof text !== 'string') return [];
  const asked = parseJson(Type.Unknown(), text, 'the parameter claims');
  if (!isJson(Asked, asked)) return [];
  return [asked.id_token, asked.userinfo].flatMap((part) => (isJson(Asked, part) ? Object.keys(part) : []));
}

const valuesOf = (acr: AskedAcr | null | undefined): string[] => [
  ...(acr?.value === undefined ? [] : [acr.value]),
  ...(acr?.values ?? []),
];
