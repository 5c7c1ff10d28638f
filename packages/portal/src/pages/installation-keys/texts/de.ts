import type en from './en.ts';

export default {
  title: 'Installationsschlüssel',
  lead: 'Ein Programm mit einem solchen Schlüssel verwaltet die Mandanten dieser Installation, wie Sie es unter Mandanten tun. Was in einem Mandanten liegt, öffnet er nicht.',
  create: 'Installationsschlüssel anlegen',
  columns: {
    description: 'Beschreibung',
    id: 'Schlüssel-ID',
    maker: 'Angelegt von',
    status: 'Status',
    created: 'Angelegt',
    lastUsed: 'Zuletzt benutzt',
    expires: 'Läuft ab',
    actions: 'Aktionen',
  },
  states: { inForce: 'Gültig', expired: 'Abgelaufen', revoked: 'Widerrufen' },
  nobody: 'Befehlszeile oder ein gelöschter Portalnutzer',
  unused: 'Noch nicht',
  never: 'Nie',
  keyId: 'Schlüssel-ID',
  empty: {
    title: 'Noch keine Installationsschlüssel',
    text: 'Legen Sie einen an, wenn ein Programm, etwa Ihre Abrechnung, Mandanten anlegen und verwalten soll.',
  },
  form: {
    title: 'Installationsschlüssel anlegen',
    warning: 'Wer ihn hat, kann jeden Mandanten außer Ihrem eigenen deaktivieren und löschen.',
    description: 'Wofür er ist',
    descriptionHint: 'Zum Beispiel „Die Abrechnung legt Mandanten an“. Keine Geheimnisse.',
    descriptionNeeded: 'Bitte angeben, wofür der Schlüssel gebraucht wird.',
    submit: 'Schlüssel anlegen',
    cancel: 'Abbrechen',
  },
  made: {
    title: 'Ihr neuer Installationsschlüssel',
    warning: 'Der Schlüssel wird jetzt gezeigt und nie wieder.',
    warningText:
      'Gespeichert wird nur ein Hash. Kopieren Sie ihn in Ihren Geheimnisspeicher, bevor Sie dies schließen.',
    key: 'Schlüssel',
    tryIt: 'Ausprobieren',
    curlName: 'curl-Befehl',
    stored: 'Ich habe den Schlüssel gespeichert',
    done: 'Fertig',
  },
  revoke: 'Widerrufen',
  revokeOf: (name) => `${name} widerrufen`,
  revokeTitle: (name) => `${name} widerrufen?`,
  revokes: [
    'Der Schlüssel öffnet ab sofort nichts mehr, auf keinem Server.',
    'Ein Programm, das ihn noch benutzt, wird mit 401 abgewiesen.',
  ],
  revokeStays:
    'Die Mandanten, die mit ihm angelegt wurden, bleiben. Was mit ihm getan wurde, steht unter seiner ID im Prüfprotokoll.',
  revokeAction: 'Schlüssel widerrufen',
  revoked: (name) => `${name} ist widerrufen.`,
} satisfies typeof en;
