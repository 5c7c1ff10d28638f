import type en from './en.ts';

export default {
  added: 'Ajoutée',
  lastUsed: 'dernière utilisation',
  never: 'jamais',
  kept: {
    oneDevice: 'reste sur un seul appareil',
    maybeSeveral: 'peut se trouver sur plusieurs appareils',
    several: 'sur plusieurs appareils',
  },
  rename: 'Renommer',
  renameOf: (name) => `Renommer la clé ${name}`,
  renameTitle: 'Nommer la clé d’accès',
  name: 'Nom',
  nameHint: 'Par exemple l’appareil où elle se trouve.',
  save: 'Enregistrer',
  remove: 'Supprimer',
  removeOf: (name) => `Supprimer la clé ${name}`,
  removeTitle: (name) => `Supprimer la clé d’accès « ${name} » ?`,
  removeAction: 'Supprimer la clé d’accès',
  removed: 'La clé d’accès est supprimée.',
  noWait:
    'Une attente n’est pas proposée pour l’instant : ce serveur n’envoie lui-même aucun message, et personne ne lirait l’avis. Qui l’exploite configure l’e-mail ou les SMS.',
} satisfies typeof en;
