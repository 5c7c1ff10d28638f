import { Type } from 'typebox';
import { operation } from '../operation.ts';
import { Account } from '../schemas/account.ts';
import { ApiKey, CustomOperation } from '../schemas/administration.ts';
import { BiometricCredential } from '../schemas/biometric-credential.ts';
import { OperationResource, PredefinedOperation } from '../schemas/notification.ts';
import { Guid } from '../schemas/primitives.ts';

const settingsReader = { kind: 'bearer', roles: ['Transaction Result Auditor', 'Configurator'] } as const;
/** Those who may read accounts and credentials that are not deleted. */
const peopleReader = { kind: 'bearer', roles: ['Account Manager', 'Transaction Result Auditor'] } as const;
const params = Type.Object({ id: Guid });

const common = {
  service: 'administration',
  method: 'GET',
  tag: 'Audit',
  errors: ['E_AUDIT_OBJECT_NOT_FOUND'],
} as const;

/** Nouns of the wire that this server does not have, so that none of them was ever there. */
const absent = (path: string, noun: string) =>
  operation({
    ...common,
    path: `/audit/${path}/{id}`,
    access: settingsReader,
    summary: `Read ${noun}: always 404, this server has none and never had`,
    params,
    response: Type.Null(),
  });

/** Look-ups by id that still find what was deleted (docs/wire.md#audit-and-confirmations): what is left of it, and its DeletedDate. */
export const auditObjectOperations = {
  GetAuditAccount: operation({
    ...common,
    path: '/audit/accounts/{uin}',
    access: peopleReader,
    summary: 'Read an account by its UIN, deleted or not',
    description:
      'Of a deleted one its UIN and dates are left: AccountNumber is the UIN, everything personal was erased.',
    params: Type.Object({ uin: Guid }),
    response: Account,
  }),
  GetAuditBioCredential: operation({
    ...common,
    path: '/audit/bioCredentials/{id}',
    access: peopleReader,
    summary: 'Read a biometric credential by its Id, deleted or not',
    description: 'Never the face. Of a deleted one neither picture nor template is left to show.',
    params,
    response: BiometricCredential,
  }),
  GetAuditApiKey: operation({
    ...common,
    path: '/audit/apiKeys/{id}',
    access: settingsReader,
    summary: 'Read an API key, deleted or not',
    description: 'By its ExternalId, or by the id that References of the audit log hold.',
    params: Type.Object({ id: Type.String({ minLength: 1, maxLength: 64, examples: ['4b1c7e52'] }) }),
    response: ApiKey,
  }),
  GetAuditCustomOperation: operation({
    ...common,
    path: '/audit/customOperations/{id}',
    access: settingsReader,
    summary: 'Read a transaction template, deleted or not',
    params,
    response: CustomOperation,
  }),
  GetAuditCustomOperationResource: operation({
    ...common,
    path: '/audit/customOperationResources/{id}',
    access: settingsReader,
    summary: 'Read a text of a transaction template, deleted or not',
    params,
    response: OperationResource,
  }),
  GetAuditPredefinedOperation: operation({
    ...common,
    path: '/audit/predefinedOperations/{id}',
    access: settingsReader,
    summary: 'Read a predefined operation',
    description: 'They are part of the server and are never deleted.',
    params,
    response: PredefinedOperation,
  }),
  GetAuditPredefinedOperationResource: operation({
    ...common,
    path: '/audit/predefinedOperationResources/{id}',
    access: settingsReader,
    summary: 'Read a text of a predefined operation, deleted or not',
    params,
    response: OperationResource,
  }),
  GetAuditAttribute: absent('attributes', 'a tenant attribute'),
  GetAuditPreRegistration: absent('preRegistrations', 'a pre-registration'),
};
