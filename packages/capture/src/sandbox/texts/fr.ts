import type { SandboxTexts } from '../sandbox-texts.ts';

/** French. */
export const fr: SandboxTexts = {
  title: 'Environnement de test',
  act: 'Agir comme l’utilisateur',
  note: 'Ceci est un test. Rien n’en compte, et aucune caméra n’est nécessaire.',
  accept: 'Prendre le selfie : accepté',
  ordered: 'Prendre le selfie : comme demandé',
  fault: 'Pourquoi la capture échoue',
  faults: {
    liveness: 'Pas vivant',
    match: 'Un autre visage',
    matchAndLiveness: 'Pas vivant, et un autre visage',
  },
  fail: 'Prendre le selfie : échoué',
  decline: 'Refuser',
  wait: 'Attendre la fin du délai',
  leave: 'Quitter la page',
  left: { title: 'Vous avez quitté la page', body: 'Rechargez-la pour revenir.' },
};
