import type { Credential, CredentialHindrance } from '../credential.ts';
import type { Hindrance, Product, Who } from '../draft.ts';

const en = {
  title: 'New Transaction',
  lead: 'Ask somebody for a selfie, an enrolment or a verification, and follow it live.',
  who: {
    title: 'Who',
    label: 'Whom is it about?',
    options: {
      existing: 'An enrolled user or an account that exists',
      new: 'A new account',
      none: 'Nobody in particular: a selfie alone',
    } as Record<Who, string>,
    search: 'Account',
    searchHint: 'Type a number, a name, an e-mail address or a phone number.',
    nothing: 'Nobody found',
    number: 'Account Number',
    numberHint: "Letters, digits and . - _ @ # ^ ! ~ ' +. No identity numbers: it is used in addresses.",
    name: 'Display Name',
    enrolled: 'enrolled',
    notEnrolled: 'not enrolled',
    disabled: 'disabled',
  },
  what: {
    title: 'What',
    label: 'What is asked?',
    products: {
      verification: {
        name: 'Verification',
        text: 'Checks that it is the person who is enrolled: by face, by passkey, or both.',
      },
      enrolment: { name: 'Enrolment', text: 'Takes the face that later verifications are compared with.' },
      passkey: {
        name: 'Passkey',
        text: 'Makes the person’s device a key that later verifications can ask for.',
      },
      selfie: { name: 'Selfie', text: 'Takes a picture of a living person; your backend decides what for.' },
    } as Record<Product, { name: string; text: string }>,
    hindrances: {
      chooseAccount: 'Needs an account.',
      newHasNoFace: 'A new account has no face to compare with. Enrol it first.',
      noFace: 'No face is enrolled for this account yet. Enrol it first.',
      hasFace: 'A face is enrolled already. Replace or delete it on the user’s own page.',
      noPasskeysHere: 'This server’s address allows no passkeys: it needs https and a host name.',
      passkeysFull: 'The account has as many passkeys as it may have. Delete one on the user’s own page.',
      accountDisabled: 'The account is disabled. Enable it on the user’s own page.',
    } as Record<Hindrance, string>,
    template: 'Transaction template',
  },
  credential: {
    label: 'What does it ask for?',
    options: {
      face: {
        name: 'The face',
        text: 'A picture, compared with the enrolled face.',
      },
      both: {
        name: 'A passkey, then the face',
        text: 'First the user’s own device, then the picture: a recording of the face alone opens nothing.',
      },
      passkey: {
        name: 'A passkey alone',
        text: 'No picture: whoever can unlock the device passes.',
      },
    } as Record<Credential, { name: string; text: string }>,
    hindrances: {
      noFace: 'No face is enrolled for this account.',
      noPasskey: 'This user has no passkey yet.',
      noPasskeysHere: 'This server’s address allows no passkeys: it needs https and a host name.',
    } as Record<CredentialHindrance, string>,
    none: 'Without a passkey only the face can be asked for.',
    enrol: 'Enrol a passkey by link',
  },
  how: {
    title: 'How the link gets there',
    label: 'How does the person get the link?',
    options: {
      0: { name: 'Show link and QR code', text: 'The person is with you, or you pass the link on yourself.' },
      2: { name: 'E-mail', text: 'The address counts as verified when the link from it was used.' },
      1: { name: 'SMS', text: 'The number counts as verified when the link from it was used.' },
    } as Record<0 | 1 | 2, { name: string; text: string }>,
    none: 'This server is not set up to send it.',
    outbox:
      'Nothing is set up that sends it: the message is kept in the outbox, where you can read the link.',
    email: 'E-mail address',
    phone: 'Phone number',
    phoneHint: 'With country code, for example +49 151 1234567.',
  },
  settings: {
    title: 'Settings',
    liveness: 'Check liveness',
    livenessHint: 'Refuses photos and screens, and asks for head turns where the policy says so.',
    livenessFixed: 'Your settings don’t let this be changed here.',
    timeout: 'Time to finish',
    introduction: 'Introduction',
    introductionHint: 'Stands on the first screen, and in the message.',
    codeword: 'Code word',
    codewordHint: 'Shown to the person, so that they know that it is you who asks.',
    tag: 'Tag',
    tagHint: 'Your own label; found again in the list.',
  },
  errors: {
    account: { missing: 'Choose an account.', malformed: 'Choose an account.' },
    newNumber: {
      missing: 'Give an account number.',
      malformed: "It may hold letters, digits and . - _ @ # ^ ! ~ ' + only.",
    },
    newName: { missing: 'Give a display name.', malformed: 'Give a display name.' },
    email: { missing: 'Give an e-mail address.', malformed: 'This is no e-mail address.' },
    phone: {
      missing: 'Give a phone number.',
      malformed: 'Write it with country code, for example +49 151 1234567.',
    },
  },
  submit: 'Begin transaction',
  begun: 'The transaction has begun.',
};
export default en;
