import { Type } from 'typebox';
import { operation } from '../operation.ts';
import { AccountParams } from '../schemas/account.ts';
import {
  Fido2Credential,
  Fido2CredentialParams,
  Fido2CredentialRequest,
} from '../schemas/passkey/fido2-credential.ts';
import { KnownBrowser } from '../schemas/passkey/known-browser.ts';

const service = 'administration';
const tag = 'Passkeys';
const manager = { kind: 'bearer', roles: ['Account Manager'] } as const;
const reader = { kind: 'bearer', roles: ['Account Manager', 'Transaction Result Auditor'] } as const;
const path = '/accounts/{AccountNumber}/fido2Credentials/{CredentialId}';

/** Administration Service: passkeys of accounts. They are made by `EnrollFido2Credential` alone. */
export const passkeyOperations = {
  GetAccountFido2Credentials: operation({
    service,
    method: 'GET',
    path: '/accounts/{AccountNumber}/fido2Credentials',
    access: reader,
    tag,
    summary: 'List the passkeys of an account, oldest first (extension)',
    params: AccountParams,
    response: Type.Array(Fido2Credential),
    errors: ['E_ACCOUNT_NOT_FOUND'],
  }),
  UpdateAccountFido2Credential: operation({
    service,
    method: 'PUT',
    path,
    access: manager,
    tag,
    summary: 'Describe a passkey (extension)',
    params: Fido2CredentialParams,
    body: Fido2CredentialRequest,
    response: Fido2Credential,
    errors: ['E_ACCOUNT_NOT_FOUND', 'E_PASSKEY_NOT_FOUND'],
  }),
  DeleteAccountFido2Credential: operation({
    service,
    method: 'DELETE',
    path,
    access: { ...manager, recent: true },
    tag,
    summary:
      'Delete a passkey: it opens nothing from here on, also in a session that has seen it (extension)',
    params: Fido2CredentialParams,
    response: Type.Boolean(),
    errors: ['E_ACCOUNT_NOT_FOUND', 'E_PASSKEY_NOT_FOUND'],
  }),
  GetAccountKnownBrowsers: operation({
    service,
    method: 'GET',
    path: '/accounts/{AccountNumber}/knownBrowsers',
    access: reader,
    tag,
    summary:
      'List the browsers that `newDevice` asks for the face alone, because they have shown the passkey, oldest first (extension)',
    params: AccountParams,
    response: Type.Array(KnownBrowser),
    errors: ['E_ACCOUNT_NOT_FOUND'],
  }),
  DeleteAccountKnownBrowsers: operation({
    service,
    method: 'DELETE',
    path: '/accounts/{AccountNumber}/knownBrowsers',
    access: manager,
    tag,
    summary: 'Forget the known browsers of an account: each is asked for the passkey again (extension)',
    params: AccountParams,
    response: Type.Boolean(),
    errors: ['E_ACCOUNT_NOT_FOUND'],
  }),
};
