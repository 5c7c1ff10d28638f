const en = {
  added: 'Added',
  lastUsed: 'last used',
  never: 'never',
  kept: {
    oneDevice: 'stays on one device',
    maybeSeveral: 'may be on several devices',
    several: 'kept on several devices',
  },
  rename: 'Rename',
  renameOf: (name: string) => `Rename passkey ${name}`,
  renameTitle: 'Name the passkey',
  name: 'Name',
  nameHint: 'For instance the device it is on.',
  save: 'Save',
  remove: 'Delete',
  removeOf: (name: string) => `Delete passkey ${name}`,
  removeTitle: (name: string) => `Delete the passkey “${name}”?`,
  removeAction: 'Delete passkey',
  removed: 'The passkey is deleted.',
  noWait:
    'A wait is not offered now: this server sends no messages by itself, so nobody would read a notice. Whoever runs it sets up e-mail or SMS.',
};
export default en;
