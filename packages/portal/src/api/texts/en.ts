import type { ProblemTexts } from '../present-problem.ts';

const en: ProblemTexts = {
  offline: {
    title: 'The server can’t be reached',
    advice: 'Check your connection; then try again. Nothing was changed.',
  },
  unexpected: {
    title: 'Something failed on the server',
    advice: 'Try again. If it stays, give the request id below to whoever runs this server.',
  },
  refused: { title: 'The server refused this', advice: 'Change what the message names and try again.' },
  codes: {
    E_ACCESS_DENIED: {
      title: 'Your role does not allow this',
      advice: 'Ask an owner or administrator of your portal to do it, or to change your role.',
    },
    E_USER_NOT_AUTHENTICATED: { title: 'Your session has ended', advice: 'Sign in again to go on.' },
    E_ACCOUNT_NOT_FOUND: {
      title: 'There is no such user',
      advice: 'It may have been deleted, or the number is mistyped. Go back to the list.',
    },
    E_BIOCREDENTIAL_NOT_FOUND: {
      title: 'This user has no biometric credential',
      advice: 'Send an enrolment link first.',
    },
    E_ACCOUNT_VERSION_MISMATCH: {
      title: 'Somebody else changed this meanwhile',
      advice: 'Reload to see the change, or overwrite it with yours.',
    },
    E_ACCOUNT_BIOCREDENTIAL_ALREADY_EXISTS: {
      title: 'This user already has a biometric credential',
      advice: 'Use “Replace selfie” instead.',
    },
    E_PERSON_ALREADY_ENROLLED: {
      title: 'This person is enrolled under another account',
      advice: 'Find that account, or allow duplicates in the settings.',
    },
    E_OPERATION_NOT_FOUND: {
      title: 'There is no transaction with this id',
      advice:
        'Check the id. Transactions are kept without an end, so none is missing because of its age; those of other tenants are not shown.',
    },
    E_REVIEW_NOT_FOUND: {
      title: 'No review is open',
      advice: 'Somebody has decided it meanwhile, or the transaction ended.',
    },
    E_REVIEW_VOTED: {
      title: 'You have decided already',
      advice: 'Another person has to give the other decision.',
    },
    E_REVIEW_NOT_ACCEPTABLE: {
      title: 'This capture can only be rejected',
      advice: 'The face is not the enrolled one.',
    },
    E_REVIEW_FRAMES_NOT_KEPT: {
      title: 'No pictures are kept',
      advice: 'The review was decided meanwhile, or the policy keeps none.',
    },
    E_TRANSACTION_IN_REVIEW: {
      title: 'The capture is being reviewed',
      advice: 'Nothing further is asked until it is decided.',
    },
    E_TRANSACTION_FINISHED: {
      title: 'This transaction has already ended',
      advice: 'Reload to see how it ended.',
    },
    E_TEMP_DATA_EXPIRED: {
      title: 'The captured selfie is gone',
      advice: 'Captured data is kept at most 72 hours. Ask for a new selfie.',
    },
    E_RESEND_NOT_POSSIBLE: {
      title: 'The link can’t be sent again',
      advice: 'It was sent too often, or nothing was sent at first. Cancel, and begin a new transaction.',
    },
    E_TRANSACTION_EXPIRED: {
      title: 'The transaction has expired',
      advice: 'Begin a new one if it is still needed.',
    },
    E_TRANSPORT_NOT_SUPPORTED: {
      title: 'This server can’t send the link that way',
      advice: 'Choose another way; whoever runs the server can set up e-mail and SMS.',
    },
    E_TRANSPORT_ADDRESS_NOT_VALID: {
      title: 'Nothing can be sent to this address',
      advice: 'Check the e-mail address or phone number.',
    },
    E_ACCOUNT_BIOCREDENTIAL_REQUIRED: {
      title: 'No face is enrolled for this account',
      advice: 'Begin an enrolment first.',
    },
    E_MODEL_MISMATCH: {
      title: 'The stored face was taken with another model',
      advice: 'It can’t be compared any more. Enrol the person again.',
    },
    E_ACCOUNT_ALREADY_EXISTS: {
      title: 'There is an account with this number already',
      advice: 'Choose it from the list, or take another number.',
    },
    E_ACCOUNT_DISABLED: { title: 'The account is disabled', advice: 'Enable it on the user’s page first.' },
    E_TENANT_NOT_FOUND: { title: 'No such tenant any more', advice: 'Go back to the list.' },
    E_TENANT_ALREADY_EXISTS: {
      title: 'There is or was a tenant with this customer number',
      advice: 'Choose another number.',
    },
    E_QUOTA_EXCEEDED: {
      title: 'A quota of this tenant is used up',
      advice:
        'Delete what is no longer needed, or ask whoever runs this server. The quotas are on the overview.',
    },
    E_TENANT_BUSY: {
      title: 'Too many analyses at once for this tenant',
      advice: 'Wait a few seconds and try again.',
    },
    E_TENANT_HAS_OWNER: { title: 'The tenant has an owner', advice: 'Ask that owner for an invitation.' },
    E_SANDBOX_ONLY: {
      title: 'This works in a sandbox only',
      advice: 'Choose or make a tenant that is a sandbox.',
    },
    E_TENANT_DISABLED: { title: 'This tenant is disabled', advice: 'Ask whoever runs this server.' },
    E_LAST_OWNER: { title: 'Only one owner is left', advice: 'Make another portal user an owner first.' },
    E_RECENT_SIGN_IN_REQUIRED: { title: 'Not confirmed', advice: 'Try again, and confirm that it is you.' },
    E_LAST_SIGN_IN_METHOD: { title: 'This is the last way to sign in', advice: 'Add another one first.' },
    E_EMAIL_TAKEN: {
      title: 'This address is taken',
      advice: 'Another portal user signs in with it. Use another one.',
    },
    E_TOTP_NOT_ACCEPTED: {
      title: 'The code is not the current one',
      advice: 'Check the clock of the phone and type the next code.',
    },
    E_LINK_NOT_VALID: {
      title: 'This link does not work',
      advice: 'It was used, revoked, or is too old. Ask for a new one.',
    },
    E_CEREMONY_NOT_VALID: { title: 'That took too long', advice: 'Start this step again.' },
    E_RATE_LIMITED: { title: 'Too many requests', advice: 'Wait a minute and try again.' },
    E_SERVER_BUSY: { title: 'The server is busy', advice: 'Wait a few seconds and try again.' },
  },
  requestId: 'Request id',
  tryAgain: 'Try again',
};
export default en;
