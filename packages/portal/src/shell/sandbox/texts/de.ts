import type en from './en.ts';

const de: typeof en = {
  title: 'Dies ist eine Sandbox',
  text: 'Vorgänge sind hier Tests. Nichts daraus gilt als Nachweis.',
  reset: 'Sandbox zurücksetzen',
  resetTitle: (name: string) => `Sandbox ${name} zurücksetzen?`,
  resetsAccounts: 'Alle Nutzer mit ihren Gesichtern, Passkeys und bekannten Browsern',
  resetsTransactions: 'Alle Vorgänge mit Bildern und Belegen, Nachrichten und Webhook-Zustellungen',
  resetsClock: 'Wie weit die Uhr vorgestellt wurde',
  resetStays:
    'Was bleibt: API-Schlüssel, Einstellungen, Aussehen, Vorlagen, Integrationen, Portalnutzer und das Prüfprotokoll.',
  resetAction: 'Sandbox zurücksetzen',
  resetDone: (users: number, transactions: number) =>
    `Die Sandbox ist leer: ${users} Nutzer und ${transactions} Vorgänge sind weg.`,
};
export default de;
