import { plural } from '../../../texts/plural.ts';

const en = {
  title: 'Message templates',
  lead: 'The words of the SMS and e-mails that carry a link to your users, per operation and language.',
  operation: 'Operation',
  predefined: 'Come with the server',
  custom: 'Transaction templates',
  operations: {
    GetForeignBiometry: 'Selfie',
    EnrollBioCredential: 'Enrolment',
    EnrollFido2Credential: 'Passkey',
  } as Record<string, string>,
  language: 'Language',
  addLanguage: 'Add a language …',
  add: {
    title: 'Add a language',
    tag: 'Language tag',
    tagHint: 'BCP 47, for example it, pt-BR or de-AT. A region says only what it says differently.',
    tagWrong: 'A language tag is two or three letters, then regions after hyphens.',
    tagThere: 'This language is there already.',
    action: 'Add',
    cancel: 'Cancel',
  },
  incomplete:
    'This language is used only once all three texts are written. Until then users get the server’s language.',
  names: { EmailSubject: 'E-mail subject', EmailBody: 'E-mail text', SmsText: 'SMS text' },
  hints: {
    EmailSubject: 'One line, without {link}.',
    EmailBody:
      'Plain text with {link}. Alone in a paragraph, {link} becomes a button. A paragraph whose variables are all empty is left out.',
    SmsText: 'With {link}. A line whose variables are all empty is left out.',
  },
  sources: {
    server: 'Comes with the server',
    own: (version: number) => `Yours, version ${version}`,
    none: 'Not written yet',
    changed: 'Changed, not saved',
  },
  restore: 'Use the server’s text',
  remove: 'Delete this text',
  restored: 'The server’s text holds again.',
  removed: 'The text is deleted.',
  saved: (n: number) => plural('en', n, { one: 'The text is saved.', other: '# texts are saved.' }),
  variables: {
    title: 'Variables',
    lead: 'Click one to put it where the cursor is.',
    insert: (name: string) => `Insert {${name}}`,
    descriptions: {
      link: 'address of the page',
      customer: 'your tenant’s name',
      introduction: 'IntroductionText of the request',
      codeword: 'Codeword of the request',
      validity: 'how long the link works, “1 hour”',
      'data.<key>': 'value of CustomData under that key',
    } as Record<string, string>,
  },
  preview: {
    title: 'Preview',
    lead: 'With example values. The link opens nothing.',
    email: 'E-mail',
    sms: 'SMS',
    subject: 'Subject',
    textVersion: 'Text version',
    segments: (n: number) => plural('en', n, { one: '# SMS part', other: '# SMS parts' }),
    characters: (n: number) => plural('en', n, { one: '# character', other: '# characters' }),
    segmentsHint: 'A long link makes more parts, and so does any character outside the SMS alphabet.',
    stale: 'As soon as the text is right, the preview goes on.',
  },
  test: {
    title: 'Send a test',
    lead: (most: number) =>
      `The stored texts with example values, to an address of yours. At most ${most} in an hour; the audit log names who sent it, not the address.`,
    channel: 'By',
    channels: { email: 'E-mail', sms: 'SMS' },
    to: { email: 'E-mail address', sms: 'Phone number' },
    toHint: { email: 'name@example.com', sms: '+49 151 12345678' },
    send: 'Send test',
    unsaved: 'Save your changes first: a test sends what is stored.',
    states: {
      sent: 'Sent: mail server or gateway took it over.',
      failed: (reason: string) => `Not sent: ${reason}`,
      notConfigured:
        'This server has nothing configured that sends. What users would get is the preview above.',
    },
  },
};
export default en;
