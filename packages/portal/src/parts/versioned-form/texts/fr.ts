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
    text: 'Votre modification n’a pas été enregistrée. Ce qui diffère :',
    nothing: 'Rien de ce que vous voyez ici ; seule la version est plus récente.',
    was: (field: string, theirs: string, yours: string) =>
      `${field} : maintenant « ${theirs} », chez vous « ${yours} »`,
    on: 'oui',
    off: 'non',
    theirs: 'Prendre l’autre version',
    mine: 'Remplacer par la mienne',
  },
} satisfies typeof en;
