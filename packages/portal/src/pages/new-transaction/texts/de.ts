import type en from './en.ts';

export default {
  title: 'Neue Transaktion',
  lead: 'Bitten Sie jemanden um ein Selfie, eine Registrierung oder eine Prüfung, und verfolgen Sie sie live.',
  who: {
    title: 'Wer',
    label: 'Um wen geht es?',
    options: {
      existing: 'Eine registrierte Person oder ein vorhandenes Konto',
      new: 'Ein neues Konto',
      none: 'Niemand Bestimmtes: nur ein Selfie',
    },
    search: 'Konto',
    searchHint: 'Geben Sie Nummer, Namen, E-Mail-Adresse oder Telefonnummer ein.',
    nothing: 'Niemand gefunden',
    number: 'Kontonummer',
    numberHint: "Buchstaben, Ziffern und . - _ @ # ^ ! ~ ' +. Keine Ausweisnummern: Sie steht in Adressen.",
    name: 'Anzeigename',
    enrolled: 'registriert',
    notEnrolled: 'nicht registriert',
    disabled: 'gesperrt',
  },
  what: {
    title: 'Was',
    label: 'Worum wird gebeten?',
    products: {
      verification: {
        name: 'Prüfung',
        text: 'Prüft, ob es die registrierte Person ist: am Gesicht, am Passkey oder an beidem.',
      },
      enrolment: {
        name: 'Registrierung',
        text: 'Nimmt das Gesicht auf, mit dem spätere Prüfungen verglichen werden.',
      },
      passkey: {
        name: 'Passkey',
        text: 'Macht das Gerät der Person zu einem Schlüssel, den spätere Prüfungen verlangen können.',
      },
      selfie: {
        name: 'Selfie',
        text: 'Nimmt ein Bild eines lebenden Menschen auf; Ihr Backend entscheidet, wofür.',
      },
    },
    hindrances: {
      chooseAccount: 'Braucht ein Konto.',
      newHasNoFace: 'Ein neues Konto hat kein Gesicht zum Vergleichen. Registrieren Sie es zuerst.',
      noFace: 'Für dieses Konto ist noch kein Gesicht registriert. Registrieren Sie es zuerst.',
      hasFace: 'Es ist schon ein Gesicht registriert. Ersetzen oder löschen Sie es auf der Seite der Person.',
      noPasskeysHere:
        'Die Adresse dieses Servers lässt keine Passkeys zu: sie braucht https und einen Rechnernamen.',
      passkeysFull:
        'Das Konto hat so viele Passkeys, wie es haben darf. Löschen Sie einen auf der Seite der Person.',
      accountDisabled: 'Das Konto ist gesperrt. Entsperren Sie es auf der Seite der Person.',
    },
    template: 'Transaktionsvorlage',
  },
  credential: {
    label: 'Was wird verlangt?',
    options: {
      face: {
        name: 'Das Gesicht',
        text: 'Ein Bild, verglichen mit dem registrierten Gesicht.',
      },
      both: {
        name: 'Ein Passkey, dann das Gesicht',
        text: 'Erst das eigene Gerät, dann das Bild: eine Aufnahme des Gesichts allein öffnet nichts.',
      },
      passkey: {
        name: 'Nur ein Passkey',
        text: 'Kein Bild: wer das Gerät entsperren kann, kommt durch.',
      },
    },
    hindrances: {
      noFace: 'Für dieses Konto ist kein Gesicht registriert.',
      noPasskey: 'Diese Person hat noch keinen Passkey.',
      noPasskeysHere:
        'Die Adresse dieses Servers lässt keine Passkeys zu: sie braucht https und einen Rechnernamen.',
    },
    none: 'Ohne Passkey kann nur das Gesicht verlangt werden.',
    enrol: 'Passkey per Link registrieren',
  },
  how: {
    title: 'Wie der Link ankommt',
    label: 'Wie bekommt die Person den Link?',
    options: {
      0: {
        name: 'Link und QR-Code zeigen',
        text: 'Die Person ist bei Ihnen, oder Sie geben den Link selbst weiter.',
      },
      2: { name: 'E-Mail', text: 'Die Adresse gilt als bestätigt, wenn ihr Link benutzt wurde.' },
      1: { name: 'SMS', text: 'Die Nummer gilt als bestätigt, wenn ihr Link benutzt wurde.' },
    },
    none: 'Dieser Server ist nicht dafür eingerichtet.',
    outbox:
      'Es ist nichts eingerichtet, das sendet: Die Nachricht liegt im Postausgang, wo Sie den Link lesen können.',
    email: 'E-Mail-Adresse',
    phone: 'Telefonnummer',
    phoneHint: 'Mit Ländervorwahl, zum Beispiel +49 151 1234567.',
  },
  settings: {
    title: 'Einstellungen',
    liveness: 'Lebendigkeit prüfen',
    livenessHint: 'Weist Fotos und Bildschirme ab und verlangt Kopfdrehungen, wo die Regeln es sagen.',
    livenessFixed: 'Ihre Einstellungen lassen das hier nicht ändern.',
    timeout: 'Zeit dafür',
    introduction: 'Einleitung',
    introductionHint: 'Steht auf dem ersten Bildschirm und in der Nachricht.',
    codeword: 'Codewort',
    codewordHint: 'Wird der Person gezeigt, damit sie weiß, dass Sie es sind.',
    tag: 'Kennzeichen',
    tagHint: 'Ihr eigenes Etikett; in der Liste wiederzufinden.',
  },
  errors: {
    account: { missing: 'Wählen Sie ein Konto.', malformed: 'Wählen Sie ein Konto.' },
    newNumber: {
      missing: 'Geben Sie eine Kontonummer an.',
      malformed: "Nur Buchstaben, Ziffern und . - _ @ # ^ ! ~ ' + sind erlaubt.",
    },
    newName: { missing: 'Geben Sie einen Anzeigenamen an.', malformed: 'Geben Sie einen Anzeigenamen an.' },
    email: { missing: 'Geben Sie eine E-Mail-Adresse an.', malformed: 'Das ist keine E-Mail-Adresse.' },
    phone: {
      missing: 'Geben Sie eine Telefonnummer an.',
      malformed: 'Schreiben Sie sie mit Ländervorwahl, zum Beispiel +49 151 1234567.',
    },
  },
  submit: 'Transaktion beginnen',
  begun: 'Die Transaktion hat begonnen.',
} satisfies typeof en;
