import { plural } from '../../../texts/plural.ts';

const en = {
  title: 'Transactions',
  lead: 'Selfies, enrolments and verifications, as they happen.',
  create: 'New transaction',
  search: 'Search by account number',
  from: 'From',
  to: 'To',
  tag: 'Tag',
  moreFilters: (set: number) => (set > 0 ? `More filters (${set})` : 'More filters'),
  columns: {
    started: 'Started',
    type: 'Type',
    account: 'Account Number',
    status: 'Status',
    attempts: 'Attempts',
    transport: 'Link',
    name: 'Name',
    tag: 'Tag',
    ended: 'Ended',
    result: 'Message',
  },
  types: { selfie: 'Selfie', enrolment: 'Enrolment', verification: 'Verification' } as Record<string, string>,
  statuses: {
    0: 'Waiting',
    1: 'Accepted',
    2: 'Rejected',
    3: 'Expired',
    4: 'Error',
    5: 'Cancelled',
  } as Record<number, string>,
  reasons: {
    declined: 'Declined by the person',
    matchFailed: 'Another person',
    livenessFailed: 'Liveness not shown',
    matchAndLivenessFailed: 'Another person, liveness not shown',
    attemptsExhausted: 'No usable picture',
    personAlreadyEnrolled: 'Already enrolled elsewhere',
    credentialAlreadyExists: 'Credential exists already',
    accountNotUsable: 'Account not usable',
    modelMismatch: 'Credential of another model',
  } as Record<string, string>,
  transports: {
    0: 'Shown by you',
    1: 'SMS',
    2: 'E-mail',
    3: 'SMS and e-mail',
  } as Record<number, string>,
  noAccount: 'No account',
  fresh: (count: number) =>
    plural('en', count, { one: 'Show # new transaction', other: 'Show # new transactions' }),
  freshSaid: (count: number) =>
    plural('en', count, { one: '# new transaction', other: '# new transactions' }),
  empty: {
    title: 'No transactions yet',
    text: 'Whenever somebody is asked for a selfie, an enrolment or a verification, by you or by your backend, it appears here at once.',
  },
};
export default en;
