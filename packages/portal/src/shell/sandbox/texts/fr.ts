import type en from './en.ts';

const fr: typeof en = {
  title: 'Ceci est un bac à sable',
  text: 'Les transactions sont des essais. Rien ici ne vaut preuve.',
  reset: 'Vider le bac à sable',
  resetTitle: (name: string) => `Vider le bac à sable ${name} ?`,
  resetsAccounts: 'Tous les utilisateurs avec leurs visages, clés d’accès et navigateurs connus',
  resetsTransactions:
    'Toutes les transactions avec leurs images et reçus, les messages et les livraisons de webhook',
  resetsClock: 'L’avance de l’horloge',
  resetStays:
    'Ce qui reste : clés d’API, réglages, apparence, modèles, intégrations, utilisateurs du portail et journal d’audit.',
  resetAction: 'Vider le bac à sable',
  resetDone: (users: number, transactions: number) =>
    `Le bac à sable est vide : ${users} utilisateurs et ${transactions} transactions ont disparu.`,
};
export default fr;
