import { plural } from '../../../../texts/plural.ts';

const en = {
  title: 'Passkeys',
  lead: 'A key in the user’s own device, asked for together with the face. A recording of the face doesn’t open it, and a stolen device doesn’t show the face.',
  unavailable: {
    title: 'This server’s address allows no passkeys',
    text: (origin: string) =>
      `Browsers make none for ${origin}. Whoever runs the server sets SELFSAME_BASE_URL to an https address with a host name, and starts it again. Until then every verification that asks for a passkey is refused.`,
  },
  secondFactor: {
    legend: 'When a verification by face asks for a passkey, too',
    options: {
      never: {
        label: 'Only when a request asks for it',
        description: 'Costs users nothing, and an attacker nothing beyond the face and the link.',
      },
      newDevice: {
        label: 'For every user who has one, in a new browser',
        description:
          'Costs users with a passkey one unlock of their device in each browser, once in so many days, and an attacker that device or that browser; whoever has no passkey passes by face alone.',
      },
      always: {
        label: 'Always',
        description:
          'Costs users a passkey before their first verification and one unlock in each, and an attacker the device of every single user; whoever has no passkey is refused.',
      },
    },
  },
  remember: 'Days for which a browser is known',
  rememberHint:
    'A browser in which this account has shown passkey and face needs only the face for this many days. No browser is remembered while the key or the face is new. An attacker would have to use that very browser. 0: the passkey every time.',
  withoutKey: {
    legend: 'When the key is not on the device',
    options: {
      none: {
        label: 'The transaction ends',
        description:
          'Costs a user whose device is lost this transaction, and an attacker everything: without the device nothing is accepted.',
      },
      approval: {
        label: 'An operator decides, after the face',
        description: 'Costs users a wait, and an attacker the face and an operator who is taken in.',
      },
      code: {
        label: 'A code to a confirmed address, after the face',
        description:
          'Costs users half a minute and an e-mail address or number that is confirmed, and an attacker the face and that mailbox or number, or a call that talks the code out of them. Accounts without such an address: the transaction ends.',
      },
      delay: {
        label: 'Some time, after the face and a notice',
        description:
          'Costs users the hours set here, and an attacker the face and a user who reads no message in that time. Each known address gets a notice with a link that stops it. Accounts without a confirmed address: the transaction ends.',
      },
    },
  },
  delay: 'Hours that have to pass',
  delayHint: 'As long as a user needs to see the notice: on a journey, at a weekend.',
  kinds: {
    legend: 'Which passkeys are taken',
    synced: {
      label: 'All, synced ones too',
      description:
        'Costs users nothing when they change their phone, and an attacker the account with Apple, Google or a password manager that holds the key.',
    },
    bound: {
      label: 'Only those that stay on one device',
      description:
        'Costs users a new enrolment for each device, and most phones make no such key; costs an attacker that very device. Passkeys that are synced stop working.',
    },
  },
  makes: {
    legend: 'Makes of authenticators',
    options: {
      none: {
        label: 'Any make',
        description: 'Costs users nothing. Which make a key is of is what it says of itself.',
      },
      direct: {
        label: 'Only those named here',
        description:
          'Costs users a question more, and everybody whose device is of another make, or says nothing (most phones), another device. Costs an attacker a device of such a make, as far as roots prove it.',
      },
    },
    aaguids: 'Makes that are taken (AAGUID)',
    aaguidsHint: 'One in each line. The maker of a security key publishes them.',
    roots: 'Certificates of the makers (PEM)',
    rootsHint: 'With them, a device must prove its make. Without any, its make is what it says of itself.',
  },
  embedding: 'Pages that may ask for passkeys themselves',
  embeddingHint:
    'Origins, one in each line, such as https://shop.example.com. Only for pages that show ours in a frame without the permission for passkeys, as the vendor’s component does. Costs users nothing, and spares an attacker who gets a script into such a page the press on our own page.',
  offer: 'Offer one right after an accepted selfie',
  offerHint:
    'Costs users one question that they may answer with no; an attacker can’t add a device later, because only the page that took the selfie can.',
  raise: 'Days in which a new face or passkey isn’t enough',
  raiseHint:
    'Costs users face and passkey for so many days after each change, and an attacker who slipped in one of the two the other one as well. 0 turns it off.',
  bySynced: { true: 'synced ones too', false: 'device-bound only' },
  byMake: { direct: 'only named makes', none: 'any make' },
  byOffer: { true: 'offered after a selfie', false: 'not offered' },
  byBrowser: (days: string) => `known for ${days}`,
  hours: (n: number) => plural('en', n, { one: '# hour', other: '# hours' }),
  days: (n: number) => plural('en', n, { one: '# day', other: '# days' }),
};
export default en;
