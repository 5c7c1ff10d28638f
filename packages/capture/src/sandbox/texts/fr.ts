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
  passkey: 'Utiliser la clé d’accès : acceptée',
  passkeyFault: 'Pourquoi la clé d’accès échoue',
  passkeyFaults: {
    unknownCredential: 'Une clé qu’aucun compte n’a',
    userNotVerified: 'L’utilisateur n’a pas été vérifié',
    closed: 'La fenêtre a été fermée',
    alreadyEnrolled: 'L’appareil en a déjà une',
  },
  passkeyFail: 'Utiliser la clé d’accès : échouée',
  decline: 'Refuser',
  wait: 'Attendre la fin du délai',
  leave: 'Quitter la page',
  left: { title: 'Vous avez quitté la page', body: 'Rechargez-la pour revenir.' },
};
