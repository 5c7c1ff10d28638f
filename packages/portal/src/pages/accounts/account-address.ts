/** Where a user's page is. */
export const accountAddress = (accountNumber: string): string =>
  `/users/${encodeURIComponent(accountNumber)}`;
