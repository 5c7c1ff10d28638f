const en = {
  title: 'General settings',
  lead: 'Defaults of this portal, lockout of accounts, and what is kept of people.',
  portal: {
    title: 'Defaults for new transactions',
    lead: 'They affect this portal only. Requests of your backend are not changed by them.',
    liveness: 'Check liveness by default',
    livenessHint: 'The switch under New Transaction is on at first.',
    override: 'Operators may change it',
    overrideHint: 'Otherwise the switch is shown but locked.',
    timeout: 'Default timeout',
    timeoutHint: 'How long a link works.',
    developer: 'Developer options',
    developerHint:
      'Operators also see link and QR code of what was sent by SMS or e-mail. Anyone who sees them can act in the user’s place.',
    saved: 'Defaults of the portal saved.',
  },
  lockout: {
    title: 'Account lockout',
    lead: 'Too many failed verifications disable an account until somebody enables it again.',
    enabled: 'Lock accounts',
    enabledHint: 'Without it, somebody can try as many faces as they have links for.',
    max: 'Failed attempts that are allowed',
    maxHint: 'One more disables the account. 1 to 100.',
    window: 'Counted within',
    windowHint: 'Older failures are forgotten.',
    means: (allowed: string, duration: string) =>
      `The account is disabled when ${allowed} failures are exceeded within ${duration}.`,
    saved: 'Account lockout saved.',
    confirm: {
      title: 'Switch the lockout off?',
      consequences: ['Failed verifications no longer disable an account.'],
      stays: 'Accounts that are locked already stay disabled until you enable them.',
      action: 'Switch it off',
    },
  },
  kept: {
    title: 'What is kept',
    lead: 'Selfies and templates are sealed under a key for each person. Deleting an account destroys its key.',
    pictures: 'Keep the reference picture of a credential',
    picturesHint:
      'Needed to show the picture to staff and to enrol everybody anew when the face model changes. Without it only the template is kept.',
    picturesOff:
      'Pictures that are kept already stay. Delete them by API (`rawdata`) or with their credential.',
    sensitive: 'Keep the selfie of a verification',
    sensitiveHint: (duration: string) =>
      `It then lies sealed under a TempId for ${duration}, for review. Otherwise a verification leaves scores and no picture.`,
    clocks: 'Clocks that can’t be changed here',
    temp: 'Selfies under a TempId are destroyed after',
    webhookLog: 'The webhook log is kept for',
    messages: 'The state of SMS and e-mails is kept for',
    transactions: 'Finished transactions',
    transactionsKept:
      'Kept without pictures and without an end; what names an account is taken out of them when it is deleted',
    saved: 'What is kept has been saved.',
    confirm: {
      title: 'Keep selfies of verifications?',
      consequences: [
        'From now on every accepted verification leaves a sealed selfie for a while.',
        'Tell your users so: your privacy notice may have to say it.',
      ],
      action: 'Keep them',
    },
  },
  elsewhere: 'Liveness, duplicates and error rates of the API are set under',
  matching: 'Matching policy',
};
export default en;
