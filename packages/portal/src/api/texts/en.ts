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
      title: 'This user does not exist any more',
      advice: 'It may have been deleted meanwhile. Go back to the list.',
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
      title: 'This transaction does not exist any more',
      advice: 'Finished transactions are kept for a limited time. Go back to the list.',
    },
    E_TRANSACTION_FINISHED: {
      title: 'This transaction has already ended',
      advice: 'Reload to see how it ended.',
    },
    E_TEMP_DATA_EXPIRED: {
      title: 'The captured selfie is gone',
      advice: 'Captured data is kept at most 72 hours. Ask for a new selfie.',
    },
    E_RATE_LIMITED: { title: 'Too many requests', advice: 'Wait a minute and try again.' },
    E_SERVER_BUSY: { title: 'The server is busy', advice: 'Wait a few seconds and try again.' },
  },
  requestId: 'Request id',
  tryAgain: 'Try again',
};
export default en;
