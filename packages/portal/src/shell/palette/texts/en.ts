import { plural } from '../../../texts/plural.ts';

const en = {
  title: 'Go to, find or do',
  label: 'A page, a person, a transaction or an action',
  placeholder: 'Name, number, e-mail, id, page or action …',
  results: 'Results',
  groups: { people: 'People', transactions: 'Transactions', pages: 'Go to', actions: 'Actions' },
  actions: {
    newUser: 'Add a user',
    newKey: 'Create an API key',
    newInstallationKey: 'Create an installation key',
    scheme: (name: string) => `Colours: ${name}`,
    language: (name: string) => `Language: ${name}`,
  },
  found: (count: number) => plural('en', count, { one: '# result', other: '# results' }),
  finding: 'Looking …',
  nothing:
    'Nothing found. People are found by name, number, e-mail or phone, transactions by their id or account number.',
  move: 'move',
  choose: 'choose',
  close: 'close',
};
export default en;
