import type en from './en.ts';

export default {
  save: 'Enregistrer',
  discard: 'Abandonner les modifications',
  unsaved: 'Pas encore enregistré',
  leave: {
    title: 'Quitter sans enregistrer ?',
    text: 'Ce que vous avez changé ici sans l’enregistrer sera perdu.',
    action: 'Quitter',
  },
  conflict: {
    title: 'Quelqu’un d’autre l’a modifié entre-temps',
    text: 'Rien n’a été enregistré. Regardez l’autre version, ou remplacez-la par la vôtre.',
    theirs: 'Prendre l’autre version',
    mine: 'Remplacer par la mienne',
  },
} satisfies typeof en;
