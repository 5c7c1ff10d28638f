const en = {
  title: 'This is a sandbox',
  text: 'Transactions here are tests. None of them counts as evidence.',
};
export default en;
