import type { OperationId } from '@selfsame/contract';
import { actedData } from '../face-actor.ts';

/** Names of one tenant's things. */
export interface Names {
  account: string;
  uin: string;
  selfie: string;
  operation: string;
  transaction: string;
  authorization: string;
  tempId: string;
  credential: string;
  passkey: string;
  apiKey: string;
  template: string;
  integration: string;
  certificate: string;
  delivery: string;
  text: string;
}

/** A picture of the first tenant's person. */
export const image = { DataType: 1, Data: actedData({ person: 'Ann', padLogit: 5 }) };
/** Names of the same shape that name nothing. */
export const nobody = (): Names => ({
  account: 'unknown-account',
  uin: crypto.randomUUID(),
  selfie: crypto.randomUUID(),
  operation: crypto.randomUUID(),
  transaction: crypto.randomUUID(),
  authorization: crypto.randomUUID(),
  tempId: crypto.randomUUID(),
  credential: crypto.randomUUID(),
  passkey: crypto.randomUUID(),
  apiKey: crypto.randomUUID(),
  template: crypto.randomUUID(),
  integration: crypto.randomUUID(),
  certificate: crypto.randomUUID(),
  delivery: crypto.randomUUID(),
  text: crypto.randomUUID(),
});

/** What an operation is sent. */
export interface Input {
  params?: Record<string, string>;
  query?: string;
  body?: unknown;
  form?: FormData;
}

const account = ({ account: AccountNumber }: Names): Input => ({ params: { AccountNumber } });
const selfie = ({ selfie: OperationId }: Names): Input => ({ params: { OperationId } });
const operation = ({ operation: OperationId }: Names): Input => ({ params: { OperationId } });
const transaction = ({ transaction: TransactionId }: Names): Input => ({ params: { TransactionId } });
const apiKey = ({ apiKey: externalId }: Names): Input => ({ params: { externalId } });
const template = ({ template: operationId }: Names): Input => ({ params: { operationId } });
const integration = ({ integration: clientId }: Names): Input => ({ params: { clientId } });
/** An application that signs people in. */
export const application = { Name: 'Intranet', LoginRedirectUrls: ['https://intranet.example/cb'] };
const passkey = ({ account: AccountNumber, passkey: CredentialId }: Names): Input => ({
  params: { AccountNumber, CredentialId },
});
/** A text of a message. */
export const text = { Name: 'SmsText', Locale: 'en', Content: 'Taken over: {link}' };
/** An operation that every tenant has. */
export const predefined = '5e1f5a3e-0001-4000-8000-000000000001';
const predefinedText = ({ text: resourceId }: Names): Input => ({
  params: { operationId: predefined, resourceId },
});
const customText = (names: Names): Input => ({
  params: { operationId: names.template, resourceId: names.text },
});
function identify({ selfie: id }: Names): Input {
  const form = new FormData();
  form.append('operationId', id);
  form.append('threshold', '48');
  return { form };
}

/** Every operation that can be told the name of a thing, and how. */
export const naming: Partial<Record<OperationId, (names: Names) => Input>> = {
  GetAccount: account,
  UpdateAccount: (names) => ({ ...account(names), body: { Version: 0, DisplayName: 'Taken over' } }),
  DeleteAccount: account,
  EnableAccount: (names) => ({ ...account(names), query: '?enabled=false' }),
  CreateAccountProofedBiometricCredential: (names) => ({ ...account(names), body: { TempId: names.tempId } }),
  CreateAccountBiometricCredential: (names) => ({ ...account(names), body: image }),
  ReplaceAccountBiometricCredential: (names) => ({ ...account(names), body: image }),
  GetAccountBiometricCredential: account,
  GetAccountBiometricCredentialImage: account,
  DeleteAccountBiometricCredential: account,
  DeleteAccountBiometricCredentialRawData: account,
  VerifyAccountBiometricCredential: (names) => ({ ...account(names), body: image }),
  VerifyAccountBiometricCredential2: (names) => ({ ...account(names), body: image }),
  GetAccountFido2Credentials: account,
  UpdateAccountFido2Credential: (names) => ({ ...passkey(names), body: { Description: 'Taken over' } }),
  DeleteAccountFido2Credential: passkey,
  GetAccountKnownBrowsers: account,
  DeleteAccountKnownBrowsers: account,
  GetBiometricCredential: ({ credential: externalId }) => ({ params: { externalId } }),
  EndGetForeignBiometry: selfie,
  CancelForeignBiometry: selfie,
  CancelForeignBiometryByPost: selfie,
  EndGetForeignIDDocument: selfie,
  BeginForeignAuthorization: (names) => ({ body: { FacialImageAccountNumber: names.account } }),
  EndForeignAuthorization: ({ authorization: TransactionId }) => ({ params: { TransactionId } }),
  CreateOperation: (names) => ({ body: { AccountNumber: names.account, Name: 'EnrollBioCredential' } }),
  GetOperation: operation,
  GetOperationStatus: operation,
  GetOperationResult: operation,
  GetOperationReceipt: operation,
  CancelOperation: operation,
  CancelOperationByPost: operation,
  CreateTransaction: (names) => ({
    body: { AccountNumber: names.account, Name: 'Verify_Identity', ConfirmationPolicy: {} },
  }),
  GetTransaction: transaction,
  GetTransactionStatus: transaction,
  GetTransactionResult: transaction,
  GetTransactionReceipt: transaction,
  GetTransactionDetails: transaction,
  GetTransactionConfirmation: transaction,
  GetTransactionLink: transaction,
  GetWebhookDelivery: ({ delivery: deliveryId }) => ({ params: { deliveryId } }),
  ReplayWebhookDelivery: ({ delivery: deliveryId }) => ({ params: { deliveryId } }),
  GetErasureCertificate: ({ certificate: certificateId }) => ({ params: { certificateId } }),
  CancelTransaction: transaction,
  CancelTransactionByPost: transaction,
  GetApiKey: apiKey,
  DeleteApiKey: apiKey,
  EnableApiKey: (names) => ({ ...apiKey(names), query: '?enabled=false' }),
  RevokeRefreshTokens: apiKey,
  GetCustomOperation: template,
  UpdateCustomOperation: (names) => ({ ...template(names), body: { Name: 'Taken' } }),
  DeleteCustomOperation: template,
  GetCustomOperationResources: template,
  CreateCustomOperationResource: (names) => ({ ...template(names), body: text }),
  PreviewCustomOperation: template,
  GetCustomOperationResource: customText,
  UpdateCustomOperationResource: (names) => ({ ...customText(names), body: { ...text, Version: 1 } }),
  DeleteCustomOperationResource: customText,
  GetPredefinedOperationResource: predefinedText,
  UpdatePredefinedOperationResource: (names) => ({ ...predefinedText(names), body: { ...text, Version: 1 } }),
  DeletePredefinedOperationResource: predefinedText,
  TestCustomOperation: (names) => ({ ...template(names), body: { Channel: 'email', To: 'a@b.test' } }),
  GetOpenIdIntegration: integration,
  UpdateOpenIdIntegration: (names) => ({ ...integration(names), body: { ...application, Version: 0 } }),
  EnableOpenIdIntegration: (names) => ({ ...integration(names), query: '?enabled=false' }),
  RenewOpenIdIntegrationSecret: integration,
  DeleteOpenIdIntegration: integration,
  GetAuditAccount: ({ uin }) => ({ params: { uin } }),
  GetAuditBioCredential: ({ credential: id }) => ({ params: { id } }),
  GetAuditApiKey: ({ apiKey: id }) => ({ params: { id } }),
  GetAuditCustomOperation: ({ template: id }) => ({ params: { id } }),
  GetAuditCustomOperationResource: ({ text: id }) => ({ params: { id } }),
  GetAuditPredefinedOperationResource: ({ text: id }) => ({ params: { id } }),
  ResendForeignBiometry: selfie,
  ResendOperation: operation,
  ResendTransaction: transaction,
  Identify: identify,
  ActAsUser: ({ operation: Id }) => ({ params: { Id }, body: { Act: 'capture' } }),
};

/** Operations that name nothing and must answer with nothing of anybody else's. */
export const listing: OperationId[] = [
  'GetAccounts',
  'GetAccountList',
  'ExportAccounts',
  'CountBiometricCredentialRawData',
  'DeleteAllBiometricCredentialRawData',
  'GetBiometricCredentialsMetadata',
  'GetApiKeys',
  'GetCustomOperations',
  'GetOpenIdIntegrations',
  'GetTransactions',
  'GetTransactionList',
  'GetAuthorizationTransactionList',
  'GetAuditEvents',
  'GetErasureCertificates',
  'GetCustomerWebhookSettings',
  'GetWebhookDeliveries',
  'GetPredefinedOperations',
  'GetNotifications',
  'GetOutbox',
  'GetStatistics',
  'GetStatus',
];

/** Operations in which no name of a thing can be said and that list nothing; and the audit log as a file, which tenant-doors.test.ts downloads. */
export const neither: OperationId[] = [
  'GetLooks',
  'UpdateLooks',
  'PreviewLooks',
  'GetAuditCheckpoint',
  'UpdateCustomerWebhookSettings',
  'ResetCustomerWebhookSecret',
  'TestCustomerWebhook',
  'ReplayWebhookDeliveries',
  'BeginGetForeignBiometry',
  'BeginGetForeignIDDocument',
  'CreateAccount',
  'MoveSandboxClock',
  'ResetSandbox',
  'GetSandboxWebhookFaults',
  'SetSandboxWebhookFaults',
  'CheckLiveness',
  'CheckAuthentication',
  'CheckAuthorizationAuthentication',
  'GetIDDocumentTypes',
  'CreateApiKey',
  'CreateCustomOperation',
  'CreateOpenIdIntegration',
  'GetGenericSettings',
  'UpdateGenericSettings',
  'GetMatchingPolicy',
  'UpdateMatchingPolicy',
  'GetPortalSettings',
  'UpdatePortalSettings',
  'PreviewMatchingPolicy',
  'GetPredefinedOperationResources',
  'CreatePredefinedOperationResource',
  'PreviewPredefinedOperation',
  'TestPredefinedOperation',
  'ExportAuditEvents',
  'GetSearchMetadata',
  'GetAuditPredefinedOperation',
  'GetAuditAttribute',
  'GetAuditPreRegistration',
];
