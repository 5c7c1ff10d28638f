import { plural } from '../../../texts/plural.ts';
import type en from './en.ts';

export default {
  title: 'Gehen, finden oder tun',
  label: 'Eine Seite, eine Person, eine Transaktion oder eine Handlung',
  placeholder: 'Name, Nummer, E-Mail, Kennung, Seite oder Handlung …',
  results: 'Treffer',
  groups: { people: 'Personen', transactions: 'Transaktionen', pages: 'Gehe zu', actions: 'Handlungen' },
  actions: {
    newUser: 'Nutzer hinzufügen',
    newKey: 'API-Schlüssel anlegen',
    newInstallationKey: 'Installationsschlüssel anlegen',
    scheme: (name: string) => `Farben: ${name}`,
    language: (name: string) => `Sprache: ${name}`,
  },
  found: (count: number) => plural('de', count, { one: '# Treffer', other: '# Treffer' }),
  finding: 'Sucht …',
  nothing:
    'Nichts gefunden. Personen findet man nach Name, Nummer, E-Mail oder Telefon, Transaktionen nach ihrer Kennung oder Kontonummer.',
  move: 'bewegen',
  choose: 'wählen',
  close: 'schließen',
} satisfies typeof en;
