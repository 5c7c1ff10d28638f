import type { SandboxTexts } from '../sandbox-texts.ts';

/** English. */
export const en: SandboxTexts = {
  title: 'Sandbox',
  act: 'Act as the user',
  note: 'This is a test. Nothing of it counts, and no camera is needed.',
  accept: 'Take the selfie: accepted',
  ordered: 'Take the selfie: as ordered',
  fault: 'Why the capture fails',
  faults: { liveness: 'Not alive', match: 'Another face', matchAndLiveness: 'Not alive, and another face' },
  fail: 'Take the selfie: failed',
  passkey: 'Use the passkey: accepted',
  passkeyFault: 'Why the passkey fails',
  passkeyFaults: {
    unknownCredential: 'One that no account has',
    userNotVerified: 'The user was not verified',
    closed: 'The window was closed',
    alreadyEnrolled: 'The device has one already',
  },
  passkeyFail: 'Use the passkey: failed',
  decline: 'Decline',
  wait: 'Wait until the time is over',
  leave: 'Leave the page',
  left: { title: 'You have left the page', body: 'Load it again to come back.' },
};
