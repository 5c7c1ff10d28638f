import { plural } from '../../../../texts/plural.ts';
import type en from './en.ts';

export default {
  chosen: (n: number) => plural('de', n, { one: '# Nutzer gewählt', other: '# Nutzer gewählt' }),
  all: (n: number) => plural('de', n, { one: '# passender Nutzer', other: 'Alle # passenden Nutzer' }),
  chooseAll: (n: number) =>
    plural('de', n, { one: 'Den einen passenden wählen', other: 'Alle # passenden wählen' }),
  bar: 'Was mit den gewählten Nutzern geschieht',
  clear: 'Auswahl aufheben',
  actions: { enable: 'Freigeben', disable: 'Sperren', remove: 'Löschen', export: 'Als CSV exportieren' },
  titles: {
    enable: (n: number) => plural('de', n, { one: '# Nutzer freigeben?', other: '# Nutzer freigeben?' }),
    disable: (n: number) => plural('de', n, { one: '# Nutzer sperren?', other: '# Nutzer sperren?' }),
    remove: (n: number) => plural('de', n, { one: '# Nutzer löschen?', other: '# Nutzer löschen?' }),
  },
  texts: {
    enable: 'Sie können sich wieder ausweisen. Eine Kontosperre wird aufgehoben.',
    disable: 'Sie können sich nicht ausweisen, bis jemand sie wieder freigibt.',
    remove:
      'Alles, was von ihnen aufbewahrt wird, verschwindet: Namen, Adressen, biometrische Merkmale und ihre Schlüssel. Das lässt sich nicht rückgängig machen. Für jeden gibt es eine Löschbescheinigung.',
  },
  typeCount: (n: string) => `Zur Bestätigung die Zahl der Nutzer eintippen: ${n}`,
  reason: 'Grund',
  reasonHint: 'Für Ihre Kollegen; steht beim Status von jedem.',
  counting: 'Sucht alle passenden …',
  recounted: (n: number) =>
    plural('de', n, {
      one: 'Inzwischen passt # Nutzer. Noch wurde nichts geändert.',
      other: 'Inzwischen passen # Nutzer. Noch wurde nichts geändert.',
    }),
  tooMany: (n: string) =>
    `Höchstens ${n} werden auf einmal geändert. Filtern Sie enger, oder nehmen Sie die API.`,
  progress: (done: string, total: string) => `${done} von ${total}`,
  stop: 'Anhalten',
  stopped: 'Angehalten. Was getan ist, bleibt getan.',
  done: (n: number) => plural('de', n, { one: '# Nutzer ist erledigt.', other: '# Nutzer sind erledigt.' }),
  failed: (n: number) =>
    plural('de', n, { one: '# Nutzer ließ sich nicht ändern:', other: '# Nutzer ließen sich nicht ändern:' }),
  more: (n: string) => `… und ${n} weitere`,
  again: 'Diese noch einmal',
  close: 'Schließen',
  cancel: 'Abbrechen',
  exporting: {
    title: 'Nutzer als CSV exportieren',
    text: 'Die Datei enthält Namen, Adressen und Telefonnummern, in UTF-8. Werte, die eine Tabellenkalkulation für Formeln hielte, haben ein Hochkomma davor. Das Prüfprotokoll sagt, wer sie nahm.',
    start: 'Herunterladen',
    done: 'Die Nutzer wurden exportiert.',
  },
} satisfies typeof en;
