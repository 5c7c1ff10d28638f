import type en from './en.ts';

export default {
  added: 'Hinzugefügt',
  lastUsed: 'zuletzt benutzt',
  never: 'nie',
  kept: {
    oneDevice: 'bleibt auf einem Gerät',
    maybeSeveral: 'kann auf mehreren Geräten sein',
    several: 'auf mehreren Geräten',
  },
  rename: 'Umbenennen',
  renameOf: (name) => `Passkey ${name} umbenennen`,
  renameTitle: 'Passkey benennen',
  name: 'Name',
  nameHint: 'Zum Beispiel das Gerät, auf dem er liegt.',
  save: 'Speichern',
  remove: 'Löschen',
  removeOf: (name) => `Passkey ${name} löschen`,
  removeTitle: (name) => `Den Passkey „${name}“ löschen?`,
  removeAction: 'Passkey löschen',
  removed: 'Der Passkey ist gelöscht.',
  noWait:
    'Eine Wartezeit steht jetzt nicht zur Wahl: Dieser Server versendet selbst keine Nachrichten, und niemand läse die Mitteilung. Wer ihn betreibt, richtet E-Mail oder SMS ein.',
} satisfies typeof en;
