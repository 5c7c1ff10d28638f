import type en from './en.ts';

export default {
  save: 'Speichern',
  discard: 'Änderungen verwerfen',
  unsaved: 'Noch nicht gespeichert',
  leave: {
    title: 'Gehen, ohne zu speichern?',
    text: 'Was Sie hier geändert und nicht gespeichert haben, geht verloren.',
    action: 'Gehen',
  },
  conflict: {
    title: 'Jemand anderes hat dies inzwischen geändert',
    text: 'Es wurde nichts gespeichert. Sehen Sie die andere Fassung an, oder überschreiben Sie sie mit Ihrer.',
    theirs: 'Andere Fassung übernehmen',
    mine: 'Mit meiner überschreiben',
  },
} satisfies typeof en;
