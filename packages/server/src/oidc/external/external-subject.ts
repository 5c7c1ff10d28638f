import { createHmac, timingSafeEqual } from 'node:crypto';
import { Type } from 'typebox';
import { parseJson } from '../../platform/parse-json.ts';
import type { ProviderKeys } from '../provider-keys.ts';

const Sealed = Type.Object({ sub: Type.String(), client: Type.String(), exp: Type.Number() });

type Keys = Pick<ProviderKeys, 'cookieKeys'>;

const macOf = (key: string, body: string): Buffer =>
  createHmac('sha256', key).update(`external subject ${body}`).digest();

/**
 * The `sub` of another identity provider, in a parameter of the request that only this server can write: the answer to
 * Microsoft Entra must name the person as its hint did.
 */
export const externalSubject = {
  parameter: 'selfsame_external_subject',

  /** @param expiresAt seconds since 1970 */
  write({ cookieKeys }: Keys, { sub, client }: { sub: string; client: string }, expiresAt: number): string {
    const body = Buffer.from(JSON.stringify({ sub, client, exp: expiresAt })).toString('base64url');
    return `${body}.${macOf(cookieKeys[0] ?? '', body).toString('base64url')}`;
  },

  /** The subject; undefined for what this server did not write for this client, and for what is too old. */
  read({ cookieKeys }: Keys, value: unknown, client: string): string | undefined {
    if (typeof value !== 'string') return undefined;
    const [body = '', mac = ''] = value.split('.');
    const sent = Buffer.from(mac, 'base64url');
    const isOurs = cookieKeys.some((key) => {
      const right = macOf(key, body);
      return sent.length === right.length && timingSafeEqual(sent, right);
    });
    if (!isOurs) return undefined;
    const sealed = parseJson(Sealed, Buffer.from(body, 'base64url').toString('utf8'), 'our own parameter');
    const isValid = sealed.client === client && sealed.exp > Date.now() / 1_000;
    return isValid ? sealed.sub : undefined;
  },
};
