import { accountList } from './account/read-account.ts';
import { credentialList } from './account/read-credential.ts';
import { auditList, erasureList } from './audit/read-audit.ts';
import { apiKeyList } from './identity/read-api-key.ts';
import { operatorList } from './operator/read-operators.ts';
import { sessionList } from './session/list-sessions.ts';
import type { ListDeclarations } from './settings/read-search-metadata.ts';
import { deliveryList } from './webhook/read-deliveries.ts';

/** The declaration of every list that takes `filter` and `sort`: one that is missing does not type-check. */
export const listDeclarations: ListDeclarations = {
  GetAccounts: accountList,
  GetAccountList: accountList,
  GetBiometricCredentialsMetadata: credentialList,
  GetApiKeys: apiKeyList,
  GetTransactions: sessionList,
  GetAuditEvents: auditList,
  GetErasureCertificates: erasureList,
  GetWebhookDeliveries: deliveryList,
  GetOperators: operatorList,
};
