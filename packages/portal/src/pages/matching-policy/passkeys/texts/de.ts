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
        label: 'Bei jedem Nutzer, der einen hat',
        description:
          'Kostet Nutzer mit Passkey ein Entsperren des Geräts, und einen Angreifer dieses Gerät; wer keinen Passkey hat, kommt mit dem Gesicht allein durch.',
      },
      always: {
        label: 'Immer',
        description:
          'Kostet Nutzer einen Passkey vor der ersten Prüfung und in jeder ein Entsperren, und einen Angreifer das Gerät jedes einzelnen Nutzers; wer keinen Passkey hat, wird abgelehnt.',
      },
    },
  },
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
    },
  },
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
  offer: 'Gleich nach einem angenommenen Selfie einen anbieten',
  offerHint:
    'Kostet Nutzer eine Frage, die sie verneinen dürfen; ein Angreifer kann später kein Gerät hinzufügen, denn das kann nur die Seite, die das Selfie aufnahm.',
  raise: 'Tage, in denen ein neues Gesicht oder ein neuer Passkey nicht genügt',
  raiseHint:
    'Kostet Nutzer so viele Tage nach jedem Wechsel Gesicht und Passkey, und einen Angreifer, der eines von beiden untergeschoben hat, auch das andere. 0 schaltet es aus.',
  bySynced: { true: 'auch synchronisierte', false: 'nur gerätegebundene' },
  byOffer: { true: 'nach einem Selfie angeboten', false: 'nicht angeboten' },
  days: (n) => plural('de', n, { one: '# Tag', other: '# Tage' }),
} satisfies typeof en;
