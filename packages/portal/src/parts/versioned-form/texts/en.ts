const en = {
  save: 'Save',
  discard: 'Discard changes',
  unsaved: 'Not saved yet',
  leave: {
    title: 'Leave without saving?',
    text: 'What you changed here and did not save will be lost.',
    action: 'Leave',
  },
  conflict: {
    title: 'Somebody else changed this meanwhile',
    text: 'Your change was not saved. What differs now:',
    nothing: 'Nothing that you see here; only the version is newer.',
    was: (field: string, theirs: string, yours: string) => `${field}: now “${theirs}”, yours “${yours}”`,
    on: 'on',
    off: 'off',
    theirs: 'Take their version',
    mine: 'Overwrite with mine',
  },
};
export default en;
