import { plural } from '../../../texts/plural.ts';
import type en from './en.ts';

export default {
  title: 'Nachrichtenvorlagen',
  lead: 'Die Worte der SMS und E-Mails, die Ihren Nutzern einen Link bringen, je Operation und Sprache.',
  operation: 'Operation',
  predefined: 'Vom Server mitgebracht',
  custom: 'Transaktionsvorlagen',
  operations: {
    GetForeignBiometry: 'Selfie',
    EnrollBioCredential: 'Registrierung',
    EnrollFido2Credential: 'Passkey',
  },
  language: 'Sprache',
  addLanguage: 'Sprache hinzufügen …',
  add: {
    title: 'Sprache hinzufügen',
    tag: 'Sprachkürzel',
    tagHint: 'BCP 47, zum Beispiel it, pt-BR oder de-AT. Eine Region sagt nur, was sie anders sagt.',
    tagWrong: 'Ein Sprachkürzel hat zwei oder drei Buchstaben, danach Regionen hinter Bindestrichen.',
    tagThere: 'Diese Sprache gibt es schon.',
    action: 'Hinzufügen',
    cancel: 'Abbrechen',
  },
  incomplete:
    'Diese Sprache gilt erst, wenn alle drei Texte geschrieben sind. Bis dahin bekommen Nutzer die Sprache des Servers.',
  names: { EmailSubject: 'Betreff der E-Mail', EmailBody: 'Text der E-Mail', SmsText: 'Text der SMS' },
  hints: {
    EmailSubject: 'Eine Zeile, ohne {link}.',
    EmailBody:
      'Reiner Text mit {link}. Allein in einem Absatz wird {link} zur Schaltfläche. Ein Absatz, dessen Variablen alle leer sind, entfällt.',
    SmsText: 'Mit {link}. Eine Zeile, deren Variablen alle leer sind, entfällt.',
  },
  sources: {
    server: 'Vom Server mitgebracht',
    own: (version) => `Ihrer, Version ${version}`,
    none: 'Noch nicht geschrieben',
    changed: 'Geändert, nicht gespeichert',
  },
  restore: 'Text des Servers verwenden',
  remove: 'Diesen Text löschen',
  restored: 'Der Text des Servers gilt wieder.',
  removed: 'Der Text ist gelöscht.',
  saved: (n) => plural('de', n, { one: 'Der Text ist gespeichert.', other: '# Texte sind gespeichert.' }),
  variables: {
    title: 'Variablen',
    lead: 'Ein Klick setzt sie an die Stelle des Cursors.',
    insert: (name) => `{${name}} einfügen`,
    descriptions: {
      link: 'Adresse der Seite',
      customer: 'Name Ihres Mandanten',
      introduction: 'IntroductionText der Anfrage',
      codeword: 'Codeword der Anfrage',
      validity: 'wie lange der Link gilt, „1 Stunde“',
      'data.<key>': 'Wert der CustomData unter diesem Schlüssel',
    },
  },
  preview: {
    title: 'Vorschau',
    lead: 'Mit Beispielwerten. Der Link öffnet nichts.',
    email: 'E-Mail',
    sms: 'SMS',
    subject: 'Betreff',
    textVersion: 'Textfassung',
    segments: (n) => plural('de', n, { one: '# SMS-Teil', other: '# SMS-Teile' }),
    characters: (n) => plural('de', n, { one: '# Zeichen', other: '# Zeichen' }),
    segmentsHint: 'Ein langer Link macht mehr Teile, ebenso jedes Zeichen außerhalb des SMS-Alphabets.',
    stale: 'Sobald der Text stimmt, geht die Vorschau weiter.',
  },
  test: {
    title: 'Einen Test senden',
    lead: (most) =>
      `Die gespeicherten Texte mit Beispielwerten an eine Adresse Ihrer Wahl. Höchstens ${most} in einer Stunde; das Prüfprotokoll nennt, wer gesendet hat, nicht die Adresse.`,
    channel: 'Per',
    channels: { email: 'E-Mail', sms: 'SMS' },
    to: { email: 'E-Mail-Adresse', sms: 'Telefonnummer' },
    toHint: { email: 'name@example.com', sms: '+49 151 12345678' },
    send: 'Test senden',
    unsaved: 'Speichern Sie zuerst: Ein Test sendet, was gespeichert ist.',
    states: {
      sent: 'Gesendet: Mailserver oder Gateway hat sie übernommen.',
      failed: (reason) => `Nicht gesendet: ${reason}`,
      notConfigured:
        'Auf diesem Server ist nichts eingerichtet, das sendet. Was Nutzer bekämen, zeigt die Vorschau oben.',
    },
  },
} satisfies typeof en;
