import type en from './en.ts';

export default {
  title: 'Clés de l’installation',
  lead: 'Un programme qui en détient une gère les locataires de cette installation, comme vous sous Locataires. Elle n’ouvre rien de ce que contient un locataire.',
  create: 'Créer une clé de l’installation',
  columns: {
    description: 'Description',
    id: 'ID de la clé',
    maker: 'Créée par',
    status: 'État',
    created: 'Créée',
    lastUsed: 'Dernière utilisation',
    expires: 'Expire',
    actions: 'Actions',
  },
  states: { inForce: 'En vigueur', expired: 'Expirée', revoked: 'Révoquée' },
  nobody: 'Ligne de commande, ou un utilisateur du portail supprimé',
  unused: 'Pas encore',
  never: 'Jamais',
  keyId: 'ID de la clé',
  empty: {
    title: 'Pas encore de clé de l’installation',
    text: 'Créez-en une quand un programme, par exemple votre facturation, doit créer et gérer des locataires.',
  },
  form: {
    title: 'Créer une clé de l’installation',
    warning: 'Qui la détient peut désactiver et effacer tous les locataires sauf le vôtre.',
    description: 'À quoi elle sert',
    descriptionHint: 'Par exemple « La facturation crée les locataires ». Pas de secrets.',
    descriptionNeeded: 'Dites à quoi elle sert.',
    submit: 'Créer la clé',
    cancel: 'Annuler',
  },
  made: {
    title: 'Votre nouvelle clé de l’installation',
    warning: 'La clé est affichée maintenant et plus jamais.',
    warningText:
      'Seul un hachage est conservé. Copiez-la dans votre coffre à secrets avant de fermer cette fenêtre.',
    key: 'Clé',
    tryIt: 'Essayer',
    curlName: 'commande curl',
    stored: 'J’ai conservé la clé',
    done: 'Terminé',
  },
  revoke: 'Révoquer',
  revokeOf: (name) => `Révoquer ${name}`,
  revokeTitle: (name) => `Révoquer ${name} ?`,
  revokes: [
    'La clé n’ouvre plus rien désormais, sur aucun serveur.',
    'Un programme qui s’en sert encore est refusé avec 401.',
  ],
  revokeStays:
    'Les locataires créés avec elle restent. Ce qu’elle a fait reste dans le journal d’audit sous son ID.',
  revokeAction: 'Révoquer la clé',
  revoked: (name) => `${name} est révoquée.`,
} satisfies typeof en;
