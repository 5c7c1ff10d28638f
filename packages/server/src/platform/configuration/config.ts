import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { limits } from '@selfsame/contract';
import { Value } from 'typebox/value';
import { type EgressAllow, parseEgressAllow } from '../egress/egress-address.ts';
import { faultOfRpId, isAskingOrigin } from '../relying-party.ts';
import {
  ConfigSchema,
  type ConfigValues,
  type Setting,
  type SettingMeta,
  settings,
} from './config-schema.ts';
import { type MessageRoutes, readMessageRoutes } from './message-settings.ts';

/** The configuration of the process: every default filled in, paths absolute. */
export interface Config
  extends Omit<
    ConfigValues,
    'baseUrl' | 'trustProxy' | 'egressAllow' | 'embedder' | 'passkeyRelatedOrigins'
  > {
  /** Origin without a slash at its end. */
  baseUrl: string;
  passkeyRelatedOrigins: string[];
  trustProxy: boolean | number | string[];
  /** Absolute paths of manifests, or `built-in`; the first makes new templates. Absent: the built-in embedder alone. */
  embedder?: string[];
  egressAllow: EgressAllow;
  /** What SMS and e-mail go out by. */
  messageRoutes: MessageRoutes;
}

/** A setting that can't be used: one sentence that names the variable, what is wrong and what is allowed. */
export class ConfigInvalid extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ConfigInvalid';
  }
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the configuration. An unknown `SELFSAME_…` variable is refused too: it is a typing mistake whose setting
 * would silently keep its default.
 * @throws ConfigInvalid
 */
export function readConfig(environment: Environment, workingDirectory: string): Config {
  refuseUnknown(environment);
  const values: Record<string, unknown> = {};
  for (const [name, schema] of settings) {
    const text = readText(environment, schema);
    const value = text === undefined ? schema.default : parse(text, schema);
    if (value !== undefined) values[name] = value;
  }
  const { embedder, ...checked } = values as ConfigValues;
  const baseUrl = readOrigin(checked);
  requireRpId(checked.passkeyRpId, baseUrl);
  return {
    ...checked,
    ...(embedder !== undefined && { embedder: readEmbedderNames(embedder, workingDirectory) }),
    baseUrl,
    passkeyRelatedOrigins: readRelatedOrigins(checked.passkeyRelatedOrigins),
    dataDir: resolve(workingDirectory, checked.dataDir),
    ...(checked.modelsDir !== undefined && { modelsDir: resolve(workingDirectory, checked.modelsDir) }),
    trustProxy: readTrustProxy(checked.trustProxy),
    egressAllow: readEgressAllow(checked.egressAllow ?? ''),
    messageRoutes: readRoutes(checked),
  };
}

/** The variable's text, or that of the file it points at; undefined when neither is set. Empty means unset. */
function readText(environment: Environment, { env, secret, allowed }: SettingMeta): string | undefined {
  const text = environment[env] || undefined;
  const file = (secret && environment[`${env}_FILE`]) || undefined;
  if (file === undefined) return text;
  if (text !== undefined) throw new ConfigInvalid(`${env} and ${env}_FILE are both set; give one of them.`);
  try {
    const content = readFileSync(file, 'utf8').trim();
    if (content !== '') return content;
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code;
    throw new ConfigInvalid(`${env}_FILE names ${file}, which can't be read (${reason}).`);
  }
  throw new ConfigInvalid(`${env}_FILE names ${file}, which is empty; it must hold ${allowed}.`);
}

function parse(text: string, schema: Setting): unknown {
  const value = convert(text.trim(), schema);
  if (Value.Check(schema, value)) return value;
  // A secret stays out of the terminal and of the log of whatever starts us.
  const seen = schema.secret ? 'has a wrong form' : `is "${text}"`;
  throw new ConfigInvalid(`${schema.env} ${seen}; it must be ${schema.allowed}.`);
}

function convert(text: string, schema: Setting): unknown {
  if (schema.type === 'integer') return /^\d{1,15}$/.test(text) ? Number(text) : text;
  if (schema.type === 'boolean') return text === 'true' ? true : text === 'false' ? false : text;
  return text;
}

function readOrigin({ baseUrl, port }: ConfigValues): string {
  if (baseUrl === undefined) return `http://localhost:${port}`;
  if (URL.canParse(baseUrl)) return new URL(baseUrl).origin;
  const { env, allowed } = ConfigSchema.properties.baseUrl as unknown as SettingMeta;
  throw new ConfigInvalid(`${env} is "${baseUrl}"; it must be ${allowed}.`);
}

function requireRpId(rpId: string | undefined, baseUrl: string): void {
  const fault = rpId === undefined ? null : faultOfRpId(rpId, baseUrl);
  if (fault === null) return;
  const { env, allowed } = ConfigSchema.properties.passkeyRpId as unknown as SettingMeta;
  throw new ConfigInvalid(`${env}: ${fault}; it must be ${allowed}.`);
}

function readRelatedOrigins(text: string): string[] {
  const origins = text === '' ? [] : text.split(',').map((origin) => origin.trim());
  const wrong = origins.find((origin) => !isAskingOrigin(origin));
  if (wrong === undefined && origins.length <= limits.passkeys.embedding.origins) return origins;
  const { env, allowed } = ConfigSchema.properties.passkeyRelatedOrigins as unknown as SettingMeta;
  const fault = wrong === undefined ? `${origins.length} origins are named` : `"${wrong}" is no such origin`;
  throw new ConfigInvalid(`${env}: ${fault}; it must be ${allowed}.`);
}

function readTrustProxy(text: string): Config['trustProxy'] {
  if (text === 'true' || text === 'false') return text === 'true';
  if (/^\d+$/.test(text)) return Number(text);
  return text.split(',').map((address) => address.trim());
}

function readEgressAllow(text: string): EgressAllow {
  try {
    return parseEgressAllow(text);
  } catch (error) {
    const { env, allowed } = ConfigSchema.properties.egressAllow as unknown as SettingMeta;
    throw new ConfigInvalid(`${env}: ${(error as Error).message}; it must be ${allowed}.`);
  }
}

function readEmbedderNames(text: string, workingDirectory: string): string[] {
  const names = text.split(',').map((name) => name.trim());
  return names
    .filter((name) => name !== '')
    .map((name) => (name === 'built-in' ? name : resolve(workingDirectory, name)));
}

function readRoutes(values: ConfigValues): MessageRoutes {
  try {
    return readMessageRoutes(values);
  } catch (error) {
    throw new ConfigInvalid((error as Error).message);
  }
}

/** What programs that call the API keep their address and key in, by the portal's own words; the server reads none. */
export const clientVariables = [
  'SELFSAME_URL',
  'SELFSAME_API_KEY',
  'SELFSAME_API_KEY_ID',
  'SELFSAME_API_KEY_VALUE',
];

/**
 * What to say of an environment that gives the address in a client's variable alone: the server's links would go to
 * localhost. null where there is nothing to say.
 */
export function warnOfClientAddress(environment: Environment): string | null {
  if (!environment.SELFSAME_URL || environment.SELFSAME_BASE_URL) return null;
  return 'SELFSAME_URL is an address for clients, and the server does not read it: give the origin that users reach in SELFSAME_BASE_URL.';
}

function refuseUnknown(environment: Environment): void {
  const known = settings.flatMap(([, { env, secret }]) => (secret ? [env, `${env}_FILE`] : [env]));
  for (const name of Object.keys(environment)) {
    // The tests of this repository have variables of their own.
    if (!name.startsWith('SELFSAME_') || name.startsWith('SELFSAME_TEST_')) continue;
    if (known.includes(name) || clientVariables.includes(name)) continue;
    const nearest = known.toSorted((a, b) => distance(a, name) - distance(b, name))[0]!;
    const hint = distance(nearest, name) <= 3 ? ` Did you mean ${nearest}?` : '';
    throw new ConfigInvalid(`${name} is not a setting of Selfsame; see docs/configuration.md.${hint}`);
  }
}

/** Levenshtein distance. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (const [line, letter] of [...a].entries()) {
    const next = [line + 1];
    for (const [column, other] of [...b].entries()) {
      const replaced = row[column]! + (letter === other ? 0 : 1);
      next.push(Math.min(replaced, row[column + 1]! + 1, next[column]! + 1));
    }
    row = next;
  }
  return row[b.length]!;
}
