import { endpointsOf } from './products.ts';

const storageKey = 'selfsame-openid-trial';

/** What waits in this tab while the person signs in. */
interface Trial {
  clientId: string;
  issuer: string;
  verifier: string;
  state: string;
  nonce: string;
}

/** What a sign-in gave. */
export interface TrialResult {
  claims: Record<string, unknown>;
  userinfo: Record<string, unknown>;
}

/** A sign-in that failed: the error code of OAuth, or of ours, and the sentence that came with it. */
export class TrialFailed extends Error {
  readonly code: string;
  constructor(code: string, message = '') {
    super(message || code);
    this.name = 'TrialFailed';
    this.code = code;
  }
}

/** Where the provider sends the browser back to. */
export const tryUrl = (): string => `${location.origin}/portal/openid-trial`;

const base64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
const random = (): string => base64url(crypto.getRandomValues(new Uint8Array(32)));

/** Begins a sign-in by code with PKCE (RFC 7636). @returns the address to go to */
export async function beginTrial(clientId: string, issuer: string): Promise<string> {
  const trial: Trial = { clientId, issuer, verifier: random(), state: random(), nonce: random() };
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(trial.verifier));
  sessionStorage.setItem(storageKey, JSON.stringify(trial));
  const query = new URLSearchParams({
    client_id: clientId,
    redirect_uri: tryUrl(),
    response_type: 'code',
    scope: 'openid profile email phone',
    prompt: 'login',
    state: trial.state,
    nonce: trial.nonce,
    code_challenge: base64url(new Uint8Array(digest)),
    code_challenge_method: 'S256',
  });
  return `${endpointsOf(issuer).authorize}?${query}`;
}

function takeTrial(): Trial {
  const text = sessionStorage.getItem(storageKey);
  sessionStorage.removeItem(storageKey);
  if (text === null) throw new TrialFailed('nothing_begun');
  return JSON.parse(text) as Trial;
}

async function readJson(reply: Response): Promise<Record<string, unknown>> {
  const body = (await reply.json().catch(() => ({}))) as Record<string, unknown>;
  if (!reply.ok)
    throw new TrialFailed(String(body.error ?? reply.status), String(body.error_description ?? ''));
  return body;
}

/** What a JWT says. It came straight from the provider, so that its signature is not looked at (Core §3.1.3.7). */
function claimsOf(token: string): Record<string, unknown> {
  const bytes = Uint8Array.from(
    atob((token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/')),
    (character) => character.charCodeAt(0),
  );
  return JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown>;
}

/**
 * Ends a sign-in: exchanges the code and reads who it was.
 * @param search of the address that the browser came back to
 * @throws TrialFailed
 */
export async function finishTrial(search: string): Promise<TrialResult> {
  const trial = takeTrial();
  const answer = new URLSearchParams(search);
  if (answer.get('state') !== trial.state) throw new TrialFailed('state_mismatch');
  const sent = answer.get('iss');
  if (sent !== null && sent !== trial.issuer) throw new TrialFailed('issuer_mismatch');
  const error = answer.get('error');
  if (error !== null) throw new TrialFailed(error, answer.get('error_description') ?? '');
  const at = endpointsOf(trial.issuer);
  const tokens = await readJson(
    await fetch(at.token, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        code: answer.get('code') ?? '',
        redirect_uri: tryUrl(),
        client_id: trial.clientId,
        code_verifier: trial.verifier,
      }),
    }),
  );
  const claims = claimsOf(String(tokens.id_token));
  if (claims.nonce !== trial.nonce || claims.iss !== trial.issuer || claims.aud !== trial.clientId)
    throw new TrialFailed('token_mismatch');
  const userinfo = await readJson(
    await fetch(at.userinfo, { headers: { authorization: `Bearer ${String(tokens.access_token)}` } }),
  );
  return { claims, userinfo };
}
