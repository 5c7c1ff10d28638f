import { accountList } from './read-account.ts';
import { credentialList } from './read-credential.ts';
import { type AccountDependencies, accountHandlers } from './routes.ts';

/** Accounts and their biometric credentials. */
export const accountModule = (needs: AccountDependencies) => ({
  handlers: accountHandlers(needs),
  lists: {
    GetAccounts: accountList,
    GetAccountList: accountList,
    GetBiometricCredentialsMetadata: credentialList,
  },
});
