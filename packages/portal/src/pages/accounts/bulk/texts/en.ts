import { plural } from '../../../../texts/plural.ts';

const en = {
  chosen: (n: number) => plural('en', n, { one: '# user chosen', other: '# users chosen' }),
  all: (n: number) => plural('en', n, { one: '# user that matches', other: 'All # users that match' }),
  chooseAll: (n: number) =>
    plural('en', n, { one: 'Choose the one that matches', other: 'Choose all # that match' }),
  bar: 'What to do with the chosen users',
  clear: 'Clear the choice',
  actions: { enable: 'Enable', disable: 'Disable', remove: 'Delete', export: 'Export as CSV' },
  titles: {
    enable: (n: number) => plural('en', n, { one: 'Enable # user?', other: 'Enable # users?' }),
    disable: (n: number) => plural('en', n, { one: 'Disable # user?', other: 'Disable # users?' }),
    remove: (n: number) => plural('en', n, { one: 'Delete # user?', other: 'Delete # users?' }),
  },
  texts: {
    enable: 'They can verify themselves again. A lockout is lifted.',
    disable: 'They can’t verify themselves until somebody enables them again.',
    remove:
      'Everything that is kept of them goes: names, addresses, biometric credentials and their keys. This can’t be undone. Each gets an erasure certificate.',
  },
  typeCount: (n: string) => `Type the number of users, ${n}, to confirm`,
  reason: 'Reason',
  reasonHint: 'For your colleagues; shown with the status of each.',
  counting: 'Looking for all that match …',
  recounted: (n: number) =>
    plural('en', n, {
      one: 'By now # user matches. Nothing was changed yet.',
      other: 'By now # users match. Nothing was changed yet.',
    }),
  tooMany: (n: string) => `At most ${n} are changed at once. Filter more narrowly, or use the API.`,
  progress: (done: string, total: string) => `${done} of ${total}`,
  stop: 'Stop',
  stopped: 'Stopped. What was done stays done.',
  done: (n: number) => plural('en', n, { one: '# user is done.', other: '# users are done.' }),
  failed: (n: number) =>
    plural('en', n, { one: '# user could not be changed:', other: '# users could not be changed:' }),
  more: (n: string) => `… and ${n} more`,
  again: 'Try these again',
  close: 'Close',
  cancel: 'Cancel',
  exporting: {
    title: 'Export users as CSV',
    text: 'The file holds names, addresses and phone numbers. It is encoded as UTF-8; values that a spreadsheet would take for formulas have an apostrophe before them. The audit log says who took it.',
    start: 'Download',
    done: 'The users were exported.',
  },
};
export default en;
