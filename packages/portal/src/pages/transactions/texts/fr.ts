import { plural } from '../../../texts/plural.ts';
import type en from './en.ts';

export default {
  title: 'Transactions',
  lead: 'Selfies, enrôlements et vérifications, au moment où ils ont lieu.',
  create: 'Nouvelle transaction',
  search: 'Chercher par numéro de compte',
  from: 'Du',
  to: 'Au',
  tag: 'Étiquette',
  moreFilters: (set: number) => (set > 0 ? `Plus de filtres (${set})` : 'Plus de filtres'),
  columns: {
    started: 'Début',
    type: 'Type',
    account: 'Numéro de compte',
    status: 'État',
    attempts: 'Essais',
    transport: 'Lien',
    name: 'Nom',
    tag: 'Étiquette',
    ended: 'Fin',
    result: 'Message',
  },
  types: { selfie: 'Selfie', enrolment: 'Enrôlement', verification: 'Vérification' },
  statuses: {
    0: 'En attente',
    1: 'Acceptée',
    2: 'Rejetée',
    3: 'Expirée',
    4: 'Erreur',
    5: 'Annulée',
  },
  reasons: {
    declined: 'Refusée par la personne',
    matchFailed: 'Autre personne',
    reviewRejected: 'Refusée lors d’un examen',
    livenessFailed: 'Présence non démontrée',
    matchAndLivenessFailed: 'Autre personne, présence non démontrée',
    attemptsExhausted: 'Aucune image utilisable',
    personAlreadyEnrolled: 'Déjà enrôlée ailleurs',
    credentialAlreadyExists: 'Empreinte déjà présente',
    accountNotUsable: 'Compte inutilisable',
    modelMismatch: 'Empreinte d’un autre modèle',
    passkeyFailed: 'Clé d’accès incorrecte',
    passkeyNotAvailable: 'Aucune clé d’accès sous la main',
    passkeyLost: 'Appareil avec la clé d’accès perdu',
    passkeyNotReplaced: 'Clé d’accès absente non remplacée',
    passkeyAlreadyExists: 'Clé d’accès déjà présente',
  },
  transports: { 0: 'Montré par vous', 1: 'SMS', 2: 'E-mail', 3: 'SMS et e-mail' },
  noAccount: 'Sans compte',
  fresh: (count: number) =>
    plural('fr', count, {
      one: 'Afficher # nouvelle transaction',
      other: 'Afficher # nouvelles transactions',
    }),
  freshSaid: (count: number) =>
    plural('fr', count, { one: '# nouvelle transaction', other: '# nouvelles transactions' }),
  empty: {
    title: 'Aucune transaction pour l’instant',
    text: 'Dès que vous ou votre serveur demandez à quelqu’un un selfie, un enrôlement ou une vérification, cela apparaît ici.',
  },
} satisfies typeof en;
