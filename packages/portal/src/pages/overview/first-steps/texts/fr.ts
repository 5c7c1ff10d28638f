import type en from './en.ts';

export default {
  title: 'Premiers pas',
  lead: (done: string, all: string) => `${done} sur ${all} faits. La liste disparaît quand tous le sont.`,
  hide: 'Masquer la liste',
  hidden: 'La liste est masquée.',
  done: 'Fait',
  toDo: 'À faire',
  steps: {
    key: { title: 'Créer une clé d’API', text: 'Votre backend s’authentifie avec elle.' },
    webhook: { title: 'Régler un webhook', text: 'Votre backend apprend quand quelque chose est terminé.' },
    branding: { title: 'Personnaliser la page de capture', text: 'Logo, couleurs et mots, avec aperçu.' },
    enrolment: { title: 'Enregistrer la première personne', text: 'Commencez ici, ou par l’API.' },
  },
} satisfies typeof en;
