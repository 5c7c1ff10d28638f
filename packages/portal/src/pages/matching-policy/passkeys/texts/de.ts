import { plural } from '../../../../texts/plural.ts';
import type en from './en.ts';

export default {
  title: 'Passkeys',
  lead: 'Ein Schlüssel im eigenen Gerät des Nutzers, verlangt zusammen mit dem Gesicht. Eine Aufnahme des Gesichts öffnet ihn nicht, und ein gestohlenes Gerät zeigt das Gesicht nicht.',
  unavailable: {
    title: 'Die Adresse dieses Servers lässt keine Passkeys zu',
    text: (origin) =>
      `Browser legen für ${origin} keine an. Wer den Server betreibt, setzt SELFSAME_BASE_URL auf eine https-Adresse mit Rechnernamen und startet ihn neu. Bis dahin wird jede Prüfung abgelehnt, die einen Passkey verlangt.`,
  },
  secondFactor: {
    legend: 'Wann eine Prüfung des Gesichts auch einen Passkey verlangt',
    options: {
      never: {
        label: 'Nur wenn eine Anfrage ihn verlangt',
        description: 'Kostet Nutzer nichts, und einen Angreifer nichts außer Gesicht und Link.',
      },
      newDevice: {
        label: 'Bei jedem Nutzer, der einen hat, in einem neuen Browser',
        description:
          'Kostet Nutzer mit Passkey in jedem Browser ein Entsperren des Geräts, einmal in so vielen Tagen, und einen Angreifer dieses Gerät oder diesen Browser; wer keinen Passkey hat, kommt mit dem Gesicht allein durch.',
      },
      always: {
        label: 'Immer',
        description:
          'Kostet Nutzer einen Passkey vor der ersten Prüfung und in jeder ein Entsperren, und einen Angreifer das Gerät jedes einzelnen Nutzers; wer keinen Passkey hat, wird abgelehnt.',
      },
    },
  },
  remember: 'Tage, die ein Browser bekannt ist',
  rememberHint:
    'Ein Browser, in dem dieses Konto Passkey und Gesicht gezeigt hat, braucht für so viele Tage nur das Gesicht. Solange Schlüssel oder Gesicht neu sind, wird kein Browser gemerkt. Ein Angreifer müsste genau diesen Browser benutzen. 0: jedes Mal der Passkey.',
  withoutKey: {
    legend: 'Wenn der Schlüssel nicht auf dem Gerät ist',
    options: {
      none: {
        label: 'Die Transaktion endet',
        description:
          'Kostet Nutzer, deren Gerät verloren ist, diese Transaktion, und einen Angreifer alles: ohne das Gerät wird nichts angenommen.',
      },
      approval: {
        label: 'Nach dem Gesicht entscheidet jemand im Portal',
        description:
          'Kostet Nutzer eine Wartezeit, und einen Angreifer das Gesicht und einen Menschen im Portal, der sich täuschen lässt.',
      },
      code: {
        label: 'Ein Code an eine bestätigte Adresse, nach dem Gesicht',
        description:
          'Kostet Nutzer eine halbe Minute und eine bestätigte E-Mail-Adresse oder Nummer, und einen Angreifer das Gesicht und dieses Postfach oder diese Nummer, oder einen Anruf, der ihnen den Code entlockt. Bei Konten ohne solche Adresse endet die Transaktion.',
      },
      delay: {
        label: 'Nach dem Gesicht und einer Nachricht eine Wartezeit',
        description:
          'Kostet Nutzer die hier gesetzten Stunden, und einen Angreifer das Gesicht und einen Nutzer, der so lange keine Nachricht liest. Jede bekannte Adresse bekommt eine Nachricht mit einem Link, der es aufhält. Bei Konten ohne bestätigte Adresse endet die Transaktion.',
      },
    },
  },
  delay: 'Stunden, die vergehen müssen',
  delayHint: 'So lange, wie ein Nutzer braucht, um die Nachricht zu sehen: auf Reisen, am Wochenende.',
  kinds: {
    legend: 'Welche Passkeys gelten',
    synced: {
      label: 'Alle, auch synchronisierte',
      description:
        'Kostet Nutzer beim Wechsel des Telefons nichts, und einen Angreifer das Konto bei Apple, Google oder dem Passwortmanager, das den Schlüssel hält.',
    },
    bound: {
      label: 'Nur solche, die auf einem Gerät bleiben',
      description:
        'Kostet Nutzer je Gerät eine neue Registrierung, und die meisten Telefone legen keinen solchen an; kostet einen Angreifer genau dieses Gerät. Synchronisierte Passkeys gelten nicht mehr.',
    },
  },
  makes: {
    legend: 'Bauarten der Authentifikatoren',
    options: {
      none: {
        label: 'Jede Bauart',
        description: 'Kostet Nutzer nichts. Von welcher Bauart ein Schlüssel ist, sagt er selbst.',
      },
      direct: {
        label: 'Nur die hier genannten',
        description:
          'Kostet Nutzer eine Frage mehr, und alle, deren Gerät anderer Bauart ist oder nichts sagt (die meisten Telefone), ein anderes Gerät. Kostet einen Angreifer ein Gerät dieser Bauart, soweit Zertifikate sie beweisen.',
      },
    },
    aaguids: 'Bauarten, die gelten (AAGUID)',
    aaguidsHint: 'Je Zeile eine. Wer einen Sicherheitsschlüssel herstellt, veröffentlicht sie.',
    roots: 'Zertifikate der Hersteller (PEM)',
    rootsHint: 'Mit ihnen muss ein Gerät seine Bauart beweisen. Ohne sie gilt, was es von sich sagt.',
  },
  embedding: 'Seiten, die selbst nach Passkeys fragen dürfen',
  embeddingHint:
    'Ursprünge, je Zeile einer, etwa https://shop.example.com. Nur für Seiten, die unsere in einem Rahmen ohne die Erlaubnis für Passkeys zeigen, wie es die Komponente des Herstellers tut. Kostet Nutzer nichts, und einen Angreifer, der ein Skript in eine solche Seite bringt, nicht mehr den Druck auf unserer eigenen Seite.',
  offer: 'Gleich nach einem angenommenen Selfie einen anbieten',
  offerHint:
    'Kostet Nutzer eine Frage, die sie verneinen dürfen; ein Angreifer kann später kein Gerät hinzufügen, denn das kann nur die Seite, die das Selfie aufnahm.',
  raise: 'Tage, in denen ein neues Gesicht oder ein neuer Passkey nicht genügt',
  raiseHint:
    'Kostet Nutzer so viele Tage nach jedem Wechsel Gesicht und Passkey, und einen Angreifer, der eines von beiden untergeschoben hat, auch das andere. 0 schaltet es aus.',
  bySynced: { true: 'auch synchronisierte', false: 'nur gerätegebundene' },
  byMake: { direct: 'nur genannte Bauarten', none: 'jede Bauart' },
  byOffer: { true: 'nach einem Selfie angeboten', false: 'nicht angeboten' },
  byBrowser: (days) => `${days} bekannt`,
  hours: (n) => plural('de', n, { one: '# Stunde', other: '# Stunden' }),
  days: (n) => plural('de', n, { one: '# Tag', other: '# Tage' }),
} satisfies typeof en;
