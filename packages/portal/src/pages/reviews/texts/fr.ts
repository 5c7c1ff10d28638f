import type en from './en.ts';

const fr: typeof en = {
  title: 'Examens',
  lead: 'Captures douteuses après que tout a été demandé, et visages sans la clé d’accès que la politique demande. La transaction reste en attente jusqu’à ce que quelqu’un décide.',
  emptyTitle: 'Rien à examiner',
  emptyText:
    'Les captures douteuses et les visages sans leur clé d’accès apparaissent ici quand la politique de comparaison veut qu’on les regarde dans le portail.',
  policy: 'Politique de comparaison',
  who: 'Qui',
  why: 'Motif',
  reasons: { doubt: 'Douteuse', noKey: 'Pas de clé sur cet appareil' },
  noKeyText:
    'Le visage a réussi. La clé d’accès que la politique demande n’est pas sur l’appareil. Avant d’accepter, assurez-vous autrement de qui il s’agit, par exemple en appelant un numéro que vous connaissez.',
  newFaceText: 'Le visage de ce compte est nouveau. Qui l’a fait changer réussit avec lui.',
  since: 'En attente depuis',
  until: 'Expire',
  decided: 'Accepté',
  of: (done: string, needed: string) => `${done} sur ${needed}`,
  mine: 'Vous avez décidé',
  open: 'Ouvrir l’examen',
  back: 'Tous les examens',
  detailLead:
    'Regardez les images et les signes, puis décidez si une personne vivante était devant la caméra. À qui est le visage a déjà été comparé.',
  detailLeadKeyless:
    'Le visage est celui qui est enregistré et a passé chaque contrôle. Il ne manque que la clé : vérifiez par un autre moyen s’il s’agit de cette personne, puis décidez.',
  expires: 'Expire',
  transaction: 'Ouvrir la transaction',
  pictures: 'Images',
  picturesLead:
    'Dans l’ordre de la prise. Chaque consultation est notée dans le journal d’audit. Elles sont effacées avec la décision.',
  show: 'Montrer les images',
  none: 'La politique de comparaison ne garde pas d’images pour les examens. Il n’y a que les signes ci-dessous.',
  alt: (n: string) => `Image ${n} de la capture`,
  decision: 'Décision',
  fourEyes: (done: string, needed: string) =>
    `Deux personnes doivent accepter. ${done} sur ${needed} l’ont fait.`,
  oneEye: 'Votre décision termine la transaction.',
  mismatch: 'Le visage n’est pas celui enregistré. Cette capture ne peut être que refusée.',
  accept: 'Accepter : une personne vivante',
  acceptKeyless: 'Accepter sans la clé',
  reject: 'Refuser',
  note: 'Note (facultative)',
  noteHint: 'Gardée avec la décision.',
  acceptTitle: 'Accepter cette capture ?',
  rejectTitle: 'Refuser cette capture ?',
  acceptText: 'La transaction continue comme si chaque contrôle avait réussi. C’est définitif.',
  rejectText: 'La transaction se termine refusée. C’est définitif.',
  cancel: 'Retour',
  wait: 'Vous avez décidé. Une autre personne doit décider aussi.',
  saidAccept: 'a accepté',
  saidReject: 'a refusé',
  somebody: 'Un ancien utilisateur du portail',
  doneAccepted: 'Acceptée. La transaction est terminée.',
  doneRejected: 'Refusée. La transaction est terminée.',
  doneWaiting: 'Votre décision est gardée. Une autre personne doit décider aussi.',
  doneEnded: 'La transaction s’est terminée pour une autre raison.',
};
export default fr;
