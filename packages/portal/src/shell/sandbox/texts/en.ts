const en = {
  title: 'This is a sandbox',
  text: 'Transactions here are tests. None of them counts as evidence.',
  reset: 'Reset sandbox',
  resetTitle: (name: string) => `Reset sandbox ${name}?`,
  resetsAccounts: 'All users with their faces, passkeys and known browsers',
  resetsTransactions: 'All transactions with their pictures and receipts, messages and webhook deliveries',
  resetsClock: 'How far the clock was moved',
  resetStays:
    'What stays: API keys, settings, looks, templates, integrations, portal users and the audit log.',
  resetAction: 'Reset sandbox',
  resetDone: (users: number, transactions: number) =>
    `The sandbox is empty: ${users} users and ${transactions} transactions are gone.`,
};
export default en;
