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
    text: 'Ihre Änderung wurde nicht gespeichert. Das ist jetzt anders:',
    nothing: 'Nichts, was Sie hier sehen; nur die Version ist neuer.',
    was: (field: string, theirs: string, yours: string) =>
      `${field}: jetzt „${theirs}“, bei Ihnen „${yours}“`,
    on: 'an',
    off: 'aus',
    theirs: 'Andere Fassung übernehmen',
    mine: 'Mit meiner überschreiben',
  },
} satisfies typeof en;
