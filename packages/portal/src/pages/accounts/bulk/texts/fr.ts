import { plural } from '../../../../texts/plural.ts';
import type en from './en.ts';

export default {
  chosen: (n: number) => plural('fr', n, { one: '# utilisateur choisi', other: '# utilisateurs choisis' }),
  all: (n: number) =>
    plural('fr', n, { one: '# utilisateur correspondant', other: 'Les # utilisateurs correspondants' }),
  chooseAll: (n: number) =>
    plural('fr', n, { one: 'Choisir le seul qui correspond', other: 'Choisir les # qui correspondent' }),
  bar: 'Que faire des utilisateurs choisis',
  clear: 'Annuler le choix',
  actions: { enable: 'Activer', disable: 'Bloquer', remove: 'Supprimer', export: 'Exporter en CSV' },
  titles: {
    enable: (n: number) =>
      plural('fr', n, { one: 'Activer # utilisateur ?', other: 'Activer # utilisateurs ?' }),
    disable: (n: number) =>
      plural('fr', n, { one: 'Bloquer # utilisateur ?', other: 'Bloquer # utilisateurs ?' }),
    remove: (n: number) =>
      plural('fr', n, { one: 'Supprimer # utilisateur ?', other: 'Supprimer # utilisateurs ?' }),
  },
  texts: {
    enable: 'Ils pourront de nouveau se vérifier. Un verrouillage est levé.',
    disable: 'Ils ne pourront pas se vérifier avant d’être réactivés.',
    remove:
      'Tout ce qui est conservé d’eux disparaît : noms, adresses, identifiants biométriques et leurs clés. C’est irréversible. Chacun donne lieu à un certificat d’effacement.',
  },
  typeCount: (n: string) => `Tapez le nombre d’utilisateurs, ${n}, pour confirmer`,
  reason: 'Motif',
  reasonHint: 'Pour vos collègues ; affiché avec l’état de chacun.',
  counting: 'Recherche de tous ceux qui correspondent …',
  recounted: (n: number) =>
    plural('fr', n, {
      one: 'Désormais # utilisateur correspond. Rien n’a encore été modifié.',
      other: 'Désormais # utilisateurs correspondent. Rien n’a encore été modifié.',
    }),
  tooMany: (n: string) => `Au plus ${n} sont modifiés à la fois. Filtrez davantage, ou utilisez l’API.`,
  progress: (done: string, total: string) => `${done} sur ${total}`,
  stop: 'Arrêter',
  stopped: 'Arrêté. Ce qui est fait reste fait.',
  done: (n: number) =>
    plural('fr', n, { one: '# utilisateur est traité.', other: '# utilisateurs sont traités.' }),
  failed: (n: number) =>
    plural('fr', n, {
      one: '# utilisateur n’a pas pu être modifié :',
      other: '# utilisateurs n’ont pas pu être modifiés :',
    }),
  more: (n: string) => `… et ${n} de plus`,
  again: 'Réessayer avec ceux-ci',
  close: 'Fermer',
  cancel: 'Annuler',
  exporting: {
    title: 'Exporter les utilisateurs en CSV',
    text: 'Le fichier contient des noms, des adresses et des numéros de téléphone, en UTF-8. Les valeurs qu’un tableur prendrait pour des formules sont précédées d’une apostrophe. Le journal d’audit dit qui l’a pris.',
    start: 'Télécharger',
    done: 'Les utilisateurs ont été exportés.',
  },
} satisfies typeof en;
