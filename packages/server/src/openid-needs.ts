import { TransportType } from '@selfsame/contract';
import type { Parts } from './compose-modules.ts';
import type { OidcDependencies, WantedVerification } from './oidc/oidc-dependencies.ts';
import type { Caller } from './platform/events.ts';
import { beginDecoy } from './session/begin/begin-decoy.ts';
import { beginOperation } from './session/begin/begin-operation.ts';
import { beginTransaction } from './session/begin/begin-transaction.ts';
import type { Beginner } from './session/begin/create-session.ts';
import { readSession, transactionKinds } from './session/read/read-session.ts';
import { echoSecret } from './session/secret/session-secret.ts';
import type { SessionDependencies } from './session/session-dependencies.ts';

const customDataOf = ({ application }: WantedVerification) => [
  { Key: application.label, Value: application.name },
];

/** Strangers make it begin, by the names that they type. */
const uncounted = (caller: Caller): Beginner => ({ ...caller, isCounted: false });

/** What the OpenID Provider needs of the other nouns. */
export function openIdNeeds(parts: Parts, session: SessionDependencies): OidcDependencies {
  const { engine } = parts;
  return {
    ...parts,
    baseUrl: parts.config.baseUrl,
    async beginVerification(caller, accountNumber, wanted) {
      const { TransactionId } = await beginTransaction(session, uncounted(caller), {
        Name: wanted.template,
        AccountNumber: accountNumber,
        Timeout: wanted.timeoutSec,
        Locale: wanted.locale,
        CustomData: customDataOf(wanted),
        ConfirmationPolicy: {
          CredentialType: wanted.credentialType,
          TransportType: TransportType.Inline,
        },
      });
      return TransactionId;
    },
    async beginDecoy(caller, wanted) {
      const [embedder] = engine.embedders;
      if (!embedder) throw new Error('No embedder runs');
      const { id } = await beginDecoy(session, caller, {
        ...wanted,
        customData: customDataOf(wanted),
        embedder,
      });
      return id;
    },
    async beginEnrolment(caller, wanted) {
      const { OperationId } = await beginOperation(session, caller, {
        Name: 'EnrollBioCredential',
        AccountNumber: wanted.accountNumber,
        Email: wanted.email,
        PhoneNumber: wanted.phoneNumber,
        TransportType: wanted.transportType,
        Locale: wanted.locale,
        Timeout: wanted.timeoutSec,
      });
      return OperationId;
    },
    supportsTransport: (transportType) => session.delivery.supports(transportType),
    readVerification: (tenantId, id) => readSession(session, { tenantId, id, kinds: transactionKinds }),
    async readPage(row) {
      const secret = await echoSecret(session, row);
      return secret && `/?t=${row.id}&s=${encodeURIComponent(secret)}`;
    },
    readPhoneNumber: (text) => session.delivery.readPhoneNumber(text),
  };
}
