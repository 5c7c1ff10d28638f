import { plural } from '../../texts/plural.ts';
import type en from './en.ts';

export default {
  table: {
    chooseAll: 'Alle Zeilen dieser Seite wählen',
    choose: (name: string) => `${name} wählen`,
    columns: 'Spalten',
    resetColumns: 'Alle Spalten zeigen',
    rowsPerPage: 'Zeilen je Seite',
    pages: 'Seiten',
    previous: 'Vorige Seite',
    next: 'Nächste Seite',
    range: (from: string, to: string, total: string) => `${from}–${to} von ${total}`,
    total: (count: number) =>
      plural('de', count, { one: '# Eintrag gefunden', other: '# Einträge gefunden' }),
    none: 'Nichts gefunden',
    noMatch: 'Nichts passt',
    noMatchAdvice: 'Ändern Sie die Suche oder nehmen Sie Filter weg.',
    clearFilters: 'Suche und Filter leeren',
    loading: 'Wird geladen …',
    sortBy: 'Sortieren nach',
    ascending: 'aufsteigend',
    descending: 'absteigend',
    notSorted: 'nicht sortiert',
    sortAction: (column: string) => `Nach ${column} sortieren`,
    scrollable: 'Tabelle, seitlich verschiebbar',
  },
  live: { on: 'Live', lost: 'Verbindung wird wiederhergestellt …' },
  duration: {
    unit: (label: string) => `${label}, Einheit`,
    bounds: (least: string, most: string) => `Von ${least} bis ${most}.`,
  },
  day: { incomplete: 'Das ist noch kein ganzes Datum.' },
  search: 'Suchen',
  clearSearch: 'Suche leeren',
  filters: 'Filter',
  any: 'Alle',
  copy: (name: string) => `${name} kopieren`,
  copied: 'Kopiert',
  confirm: {
    cancel: 'Abbrechen',
    typeToConfirm: (phrase: string) => `Zur Bestätigung „${phrase}“ eintippen`,
    irreversible: 'Das lässt sich nicht rückgängig machen.',
  },
  undo: 'Rückgängig',
  undone: 'Rückgängig gemacht.',
  dismiss: 'Schließen',
  chart: {
    showTable: 'Als Tabelle zeigen',
    hideTable: 'Tabelle ausblenden',
    nothing: 'Keine Daten in diesem Zeitraum.',
  },
  quota: {
    of: (used: string, most: string) => `${used} von ${most}`,
    names: {
      Accounts: 'Nutzer',
      TransactionsPerDay: 'Transaktionen an einem Tag (UTC)',
      AnalysesAtOnce: 'Analysen gleichzeitig, je Server',
      StorageBytes: 'Bilder und Gesichter',
    },
  },
  empty: '—',
} satisfies typeof en;
