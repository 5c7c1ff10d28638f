import type en from './en.ts';

export default {
  title: 'Allgemeine Einstellungen',
  lead: 'Vorgaben dieses Portals, Sperren von Konten, und was von Menschen aufbewahrt wird.',
  portal: {
    title: 'Vorgaben für neue Transaktionen',
    lead: 'Sie gelten nur in diesem Portal. Anfragen Ihres Systems ändern sie nicht.',
    liveness: 'Lebendigkeit standardmäßig prüfen',
    livenessHint: 'Der Schalter unter „Neue Transaktion“ ist zunächst an.',
    override: 'Bearbeiter dürfen es ändern',
    overrideHint: 'Sonst wird der Schalter gezeigt, ist aber fest.',
    timeout: 'Standardfrist',
    timeoutHint: 'Wie lange ein Link gilt.',
    developer: 'Optionen für Entwickler',
    developerHint:
      'Bearbeiter sehen Link und QR-Code auch von dem, was per SMS oder E-Mail verschickt wurde. Wer sie sieht, kann an Stelle des Nutzers handeln.',
    saved: 'Vorgaben des Portals gespeichert.',
  },
  lockout: {
    title: 'Kontosperre',
    lead: 'Zu viele misslungene Prüfungen sperren ein Konto, bis es jemand wieder freigibt.',
    enabled: 'Konten sperren',
    enabledHint: 'Ohne sie kann jemand so viele Gesichter versuchen, wie er Links hat.',
    max: 'Erlaubte misslungene Versuche',
    maxHint: 'Einer mehr sperrt das Konto. 1 bis 100.',
    window: 'Gezählt innerhalb von',
    windowHint: 'Ältere werden vergessen.',
    means: (allowed: string, duration: string) =>
      `Das Konto wird gesperrt, wenn es mehr als ${allowed} misslungene Versuche innerhalb von ${duration} sind.`,
    saved: 'Kontosperre gespeichert.',
    confirm: {
      title: 'Kontosperre ausschalten?',
      consequences: ['Misslungene Prüfungen sperren kein Konto mehr.'],
      stays: 'Schon gesperrte Konten bleiben gesperrt, bis Sie sie freigeben.',
      action: 'Ausschalten',
    },
  },
  kept: {
    title: 'Was aufbewahrt wird',
    lead: 'Selfies und Vorlagen sind unter einem Schlüssel je Person versiegelt. Wer ein Konto löscht, vernichtet seinen Schlüssel.',
    pictures: 'Referenzbild eines Merkmals aufbewahren',
    picturesHint:
      'Nötig, um es Mitarbeitern zu zeigen und um alle neu einzuschreiben, wenn das Gesichtsmodell wechselt. Sonst bleibt nur die Vorlage.',
    picturesOff:
      'Schon aufbewahrte Bilder bleiben. Löschen Sie sie über die API (`rawdata`) oder mit ihrem Merkmal.',
    sensitive: 'Selfie einer Prüfung aufbewahren',
    sensitiveHint: (duration: string) =>
      `Es liegt dann ${duration} versiegelt unter einer TempId, zur Durchsicht. Sonst hinterlässt eine Prüfung Werte und kein Bild.`,
    clocks: 'Fristen, die hier nicht zu ändern sind',
    temp: 'Selfies unter einer TempId werden vernichtet nach',
    webhookLog: 'Das Webhook-Protokoll bleibt',
    messages: 'Der Stand von SMS und E-Mails bleibt',
    transactions: 'Beendete Vorgänge',
    transactionsKept:
      'Bleiben ohne Bilder und ohne Ende; was ein Konto nennt, wird mit dessen Löschung entfernt',
    saved: 'Gespeichert, was aufbewahrt wird.',
    confirm: {
      title: 'Selfies von Prüfungen aufbewahren?',
      consequences: [
        'Von nun an hinterlässt jede angenommene Prüfung eine Zeit lang ein versiegeltes Selfie.',
        'Sagen Sie es Ihren Nutzern: Ihre Datenschutzerklärung muss es vielleicht nennen.',
      ],
      action: 'Aufbewahren',
    },
  },
  elsewhere: 'Lebendigkeit, Doppelte und Fehlerraten der API stehen unter',
  matching: 'Vergleichsregeln',
} satisfies typeof en;
