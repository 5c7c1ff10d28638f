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
    text: 'Nothing was saved. Look at their version, or write yours over it.',
    theirs: 'Take their version',
    mine: 'Overwrite with mine',
  },
};
export default en;
