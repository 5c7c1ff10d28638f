import { plural } from '../../../texts/plural.ts';
import type en from './en.ts';

export default {
  title: 'Transaktionen',
  lead: 'Selfies, Registrierungen und Prüfungen, während sie geschehen.',
  create: 'Neue Transaktion',
  search: 'Nach Kontonummer suchen',
  from: 'Von',
  to: 'Bis',
  tag: 'Kennzeichen',
  moreFilters: (set: number) => (set > 0 ? `Weitere Filter (${set})` : 'Weitere Filter'),
  columns: {
    started: 'Begonnen',
    type: 'Art',
    account: 'Kontonummer',
    status: 'Status',
    attempts: 'Versuche',
    transport: 'Link',
    name: 'Name',
    tag: 'Kennzeichen',
    ended: 'Beendet',
    result: 'Meldung',
  },
  types: { selfie: 'Selfie', enrolment: 'Registrierung', verification: 'Prüfung' },
  statuses: {
    0: 'Wartet',
    1: 'Angenommen',
    2: 'Abgelehnt',
    3: 'Abgelaufen',
    4: 'Fehler',
    5: 'Abgebrochen',
  },
  reasons: {
    declined: 'Von der Person abgelehnt',
    matchFailed: 'Andere Person',
    livenessFailed: 'Lebendigkeit nicht gezeigt',
    matchAndLivenessFailed: 'Andere Person, Lebendigkeit nicht gezeigt',
    attemptsExhausted: 'Kein brauchbares Bild',
    personAlreadyEnrolled: 'Schon anderswo registriert',
    credentialAlreadyExists: 'Merkmal schon vorhanden',
    accountNotUsable: 'Konto nicht verwendbar',
    modelMismatch: 'Merkmal eines anderen Modells',
  },
  transports: { 0: 'Von Ihnen gezeigt', 1: 'SMS', 2: 'E-Mail', 3: 'SMS und E-Mail' },
  noAccount: 'Kein Konto',
  fresh: (count: number) =>
    plural('de', count, { one: '# neue Transaktion zeigen', other: '# neue Transaktionen zeigen' }),
  freshSaid: (count: number) =>
    plural('de', count, { one: '# neue Transaktion', other: '# neue Transaktionen' }),
  empty: {
    title: 'Noch keine Transaktionen',
    text: 'Sobald jemand um ein Selfie, eine Registrierung oder eine Prüfung gebeten wird, von Ihnen oder von Ihrem Backend, erscheint es hier.',
  },
} satisfies typeof en;
