import { readFileSync } from 'node:fs';
import {
  integrationClientTypes,
  type OpenIdIntegration,
  subjectTypes,
  type UpdateOpenIdIntegrationRequest,
  usernameMappings,
} from '@selfsame/contract';
import { Type } from 'typebox';
import { parseJson } from '../platform/parse-json.ts';
import { type VerbContext, VerbFailed, VerbMisused, type VerbOption } from './verb.ts';

const PublicKeys = Type.Object({ keys: Type.Array(Type.Record(Type.String(), Type.Unknown())) });

/** What an integration is made or changed by on the command line. */
export const integrationOptions: Readonly<Record<string, VerbOption>> = {
  name: { type: 'string', value: 'NAME', description: 'edit: its new name.' },
  'display-name': { type: 'string', value: 'NAME', description: 'What people read who sign in.' },
  'client-type': {
    type: 'string',
    value: 'TYPE',
    description: `add: ${integrationClientTypes.join(' or ')}; confidential unless said.`,
  },
  'login-urls': {
    type: 'string',
    value: 'URLS',
    description: 'Where people are sent back after signing in; with spaces between.',
  },
  'logout-urls': {
    type: 'string',
    value: 'URLS',
    description: 'Where they may be sent after signing out; empty: nowhere.',
  },
  'backchannel-logout-url': {
    type: 'string',
    value: 'URL',
    description: 'Where the server tells that somebody signed out; empty: nowhere.',
  },
  'access-token-lifetime': { type: 'string', value: 'SECONDS', description: 'Life of an access token.' },
  'refresh-token-lifetime': {
    type: 'string',
    value: 'SECONDS',
    description: 'Life of a refresh token; 0: none is given.',
  },
  'login-type': {
    type: 'string',
    value: 'FIELD',
    description: `By what an account is found: ${usernameMappings.join(', ')}.`,
  },
  'self-enrolment': {
    type: 'string',
    value: 'yes|no',
    description: 'Whether people may ask for a link to enrol a face while signing in.',
  },
  'verification-flow': {
    type: 'string',
    value: 'TEMPLATE',
    description: 'Transaction template that a sign-in is verified by.',
  },
  'subject-type': { type: 'string', value: 'TYPE', description: `sub: ${subjectTypes.join(' or ')}.` },
  'public-keys': {
    type: 'string',
    value: 'FILE',
    description: 'JWKS of the client, in place of a secret; empty: none.',
  },
  'external-issuer': {
    type: 'string',
    value: 'URL',
    description: 'Issuer of the identity provider whose second factor this is; empty: none.',
  },
  'external-audience': { type: 'string', value: 'ID', description: 'aud of its id_token_hint.' },
  'external-claim': {
    type: 'string',
    value: 'CLAIM',
    description: 'Claim of its id_token_hint that is the AccountNumber: oid or sub.',
  },
};

/** One of some words. @throws VerbMisused */
export function readChoice<const Choice extends string>(
  option: string,
  choices: readonly Choice[],
  value: string | boolean | undefined,
): Choice | undefined {
  if (value === undefined) return undefined;
  const choice = choices.find((one) => one === value);
  if (choice === undefined) throw new VerbMisused(`--${option} is one of ${choices.join(', ')}`);
  return choice;
}

function readSeconds(option: string, value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  if (!/^\d{1,9}$/.test(value)) throw new VerbMisused(`--${option} is a number of seconds`);
  return Number(value);
}

const splitUrls = (text: string | undefined): string[] | undefined =>
  text?.split(/\s+/).filter((url) => url !== '');

function readKeys(file: string | undefined): UpdateOpenIdIntegrationRequest['PublicKeys'] | undefined {
  if (file === undefined) return undefined;
  if (file === '') return null;
  try {
    return parseJson(PublicKeys, readFileSync(file, 'utf8'), file);
  } catch (cause) {
    throw new VerbFailed(`${file} cannot be read as a JWKS.`, { cause });
  }
}

function readMethod(
  text: (option: string) => string | undefined,
  before: OpenIdIntegration['ExternalMethod'],
): OpenIdIntegration['ExternalMethod'] {
  const issuer = text('external-issuer');
  const audience = text('external-audience');
  if (issuer === '') return null;
  const claim = readChoice('external-claim', ['oid', 'sub'], text('external-claim')) ?? before?.AccountClaim;
  const method = {
    Issuer: issuer ?? before?.Issuer ?? '',
    Audience: audience ?? before?.Audience ?? '',
    ...(claim && { AccountClaim: claim }),
  };
  if (method.Issuer === '' && method.Audience === '') return null;
  if (method.Issuer === '' || method.Audience === '')
    throw new VerbMisused('--external-issuer and --external-audience belong together');
  return method;
}

/**
 * What shall be stored of an integration: what the options say, and for the rest what is stored.
 * @throws VerbMisused
 */
export function readIntegrationOptions(
  values: VerbContext['values'],
  before: Partial<OpenIdIntegration> & { Name: string },
): Omit<UpdateOpenIdIntegrationRequest, 'Version'> {
  const text = (option: string) => {
    const value = values[option];
    return typeof value === 'string' ? value : undefined;
  };
  const urls = splitUrls(text('login-urls')) ?? before.LoginRedirectUrls;
  if (!urls || urls.length === 0) throw new VerbMisused('--login-urls is needed');
  const enrolment = readChoice('self-enrolment', ['yes', 'no'], values['self-enrolment']);
  const keys = readKeys(text('public-keys'));
  const logoutUrl = text('backchannel-logout-url') ?? before.BackchannelLogoutUrl;
  return {
    Name: text('name') ?? before.Name,
    DisplayName: text('display-name') ?? before.DisplayName ?? null,
    LoginRedirectUrls: urls,
    LogoutRedirectUrls: splitUrls(text('logout-urls')) ?? before.LogoutRedirectUrls ?? [],
    BackchannelLogoutUrl: logoutUrl || null,
    AccessTokenLifetime:
      readSeconds('access-token-lifetime', text('access-token-lifetime')) ??
      before.AccessTokenLifetime ??
      null,
    RefreshTokenLifetime:
      readSeconds('refresh-token-lifetime', text('refresh-token-lifetime')) ??
      before.RefreshTokenLifetime ??
      null,
    LoginType: readChoice('login-type', usernameMappings, values['login-type']) ?? before.LoginType ?? null,
    SelfEnrollmentFlow: enrolment
      ? enrolment === 'yes'
        ? 'EnrollBioCredential'
        : null
      : (before.SelfEnrollmentFlow ?? null),
    VerificationFlow: text('verification-flow') ?? before.VerificationFlow ?? null,
    SubjectType:
      readChoice('subject-type', subjectTypes, values['subject-type']) ?? before.SubjectType ?? null,
    PublicKeys: keys === undefined ? (before.PublicKeys ?? null) : keys,
    ExternalMethod: readMethod(text, before.ExternalMethod ?? null),
  };
}
