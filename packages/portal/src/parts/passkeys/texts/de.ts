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
} satisfies typeof en;
