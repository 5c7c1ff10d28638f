import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { OpenIdIntegration } from '@selfsame/contract';
import { draftOf, requestOf } from './integration-draft.ts';

test('draftOf and requestOf: what was read is what is sent again', () => {
  const sent = {
    Name: 'Intranet',
    DisplayName: 'Intranet of the Shop',
    LoginRedirectUrls: ['https://a.example/cb', 'https://b.example'],
    LogoutRedirectUrls: ['https://a.example/'],
    BackchannelLogoutUrl: 'https://a.example/out',
    AccessTokenLifetime: 600,
    RefreshTokenLifetime: 0,
    LoginType: 'Email',
    VerificationFlow: 'BankLogin',
    SubjectType: 'public',
    SelfEnrollmentFlow: 'EnrollBioCredential',
    ExternalMethod: { Issuer: 'https://login.example', Audience: 'app', AccountClaim: 'sub' },
  } as const;
  assert.deepEqual(
    requestOf(draftOf({ ...sent, ClientType: 'public' } as unknown as OpenIdIntegration)),
    sent,
  );
});

test('requestOf: what is empty, is sent as nothing', () => {
  const draft = draftOf({
    Name: 'Intranet',
    LoginRedirectUrls: [],
    LogoutRedirectUrls: [],
  } as unknown as OpenIdIntegration);
  const { DisplayName, BackchannelLogoutUrl, ExternalMethod } = requestOf({ ...draft, displayName: ' ' });
  assert.deepEqual([DisplayName, BackchannelLogoutUrl, ExternalMethod], [null, null, null]);
});
