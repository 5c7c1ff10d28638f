import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { type Api, authorizationPath } from './api.ts';
import {
  type Authenticator,
  type AuthenticatorTraits,
  addAuthenticator,
  type HeldKey,
} from './authenticator.ts';
import { openIn, phone } from './capture-page.ts';
import { operationLink } from './links.ts';
import { press, texts } from './selfie-flow.ts';

interface Begun {
  OperationId: string;
  OneTimeSecret: string;
}

/** Begins the enrolment of a passkey for an account. */
export const beginPasskeyEnrolment = (api: Api, accountNumber: string): Promise<Begun> =>
  beginEnrolment(api, accountNumber, 'EnrollFido2Credential');

/** Begins the enrolment of a face or a passkey for an account. */
export async function beginEnrolment(
  api: Api,
  AccountNumber: string,
  Name: 'EnrollBioCredential' | 'EnrollFido2Credential',
): Promise<Begun> {
  const answer = await api.call<Begun>('POST', `${authorizationPath}/v2/operations`, {
    AccountNumber,
    Name,
    Timeout: 3600,
    TransportType: 0,
  });
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return answer.body;
}

/** How an operation stands. */
export async function passkeyEnrolmentStatus(api: Api, operationId: string): Promise<number> {
  const path = `${authorizationPath}/v2/operations/${operationId}/status`;
  return (await api.call<{ Status: number }>('GET', path)).body.Status;
}

/** Begins a verification: `CredentialType` 4 by passkey alone, 5 by passkey and face, 1 by face and what the policy adds. */
export async function beginPasskeyVerification(
  api: Api,
  accountNumber: string,
  CredentialType: 1 | 4 | 5,
): Promise<{ TransactionId: string; OneTimeSecret: string }> {
  const { status, body } = await api.beginVerification(accountNumber, {
    ConfirmationPolicy: { TransportType: 0, CredentialType, BioPolicy: { CheckLiveness: true } },
  });
  assert.equal(status, 200, JSON.stringify(body));
  return body;
}

/** Enrols a passkey of an account on a phone of its own; gives what that phone holds. */
export async function enrolPasskey(
  api: Api,
  baseUrl: string,
  {
    browser,
    accountNumber,
    traits = {},
  }: { browser: Browser; accountNumber: string; traits?: AuthenticatorTraits },
): Promise<HeldKey[]> {
  const link = operationLink(baseUrl, await beginPasskeyEnrolment(api, accountNumber));
  let device: Authenticator | null = null;
  const capture = await openIn(browser, link, phone, async (context) => {
    device = await addAuthenticator(context.pages()[0]!, traits);
  });
  try {
    await press(capture, texts.passkey.enrol.act);
    await capture.waitFor('page', 'verifiedPage');
    return await (device as unknown as Authenticator).keys();
  } finally {
    await capture.page.context().close();
  }
}
