import type en from './en.ts';

export default {
  title: 'Réglages généraux',
  lead: 'Valeurs initiales de ce portail, verrouillage des comptes, et ce qui est gardé des personnes.',
  portal: {
    title: 'Valeurs initiales des nouvelles transactions',
    lead: 'Elles ne valent que dans ce portail. Les requêtes de votre système n’en sont pas changées.',
    liveness: 'Preuve de vie demandée d’emblée',
    livenessHint: 'L’interrupteur de « Nouvelle transaction » est d’abord activé.',
    override: 'Les opérateurs peuvent le changer',
    overrideHint: 'Sinon l’interrupteur est montré, mais verrouillé.',
    timeout: 'Délai initial',
    timeoutHint: 'Durée de validité d’un lien.',
    developer: 'Options de développement',
    developerHint:
      'Les opérateurs voient aussi le lien et le code QR de ce qui part par SMS ou e-mail. Qui les voit peut agir à la place de l’utilisateur.',
    saved: 'Valeurs initiales enregistrées.',
  },
  lockout: {
    title: 'Verrouillage des comptes',
    lead: 'Trop de vérifications échouées désactivent un compte jusqu’à ce que quelqu’un le réactive.',
    enabled: 'Verrouiller les comptes',
    enabledHint: 'Sans cela, on peut essayer autant de visages que l’on a de liens.',
    max: 'Échecs permis',
    maxHint: 'Un de plus désactive le compte. 1 à 100.',
    window: 'Comptés en',
    windowHint: 'Les échecs plus anciens sont oubliés.',
    means: (allowed: string, duration: string) =>
      `Le compte est désactivé au-delà de ${allowed} échecs en ${duration}.`,
    saved: 'Verrouillage des comptes enregistré.',
    confirm: {
      title: 'Couper le verrouillage ?',
      consequences: ['Les vérifications échouées ne désactivent plus de compte.'],
      stays: 'Les comptes déjà verrouillés le restent jusqu’à ce que vous les réactiviez.',
      action: 'Couper',
    },
  },
  kept: {
    title: 'Ce qui est gardé',
    lead: 'Selfies et gabarits sont scellés sous une clé par personne. Supprimer un compte détruit sa clé.',
    pictures: 'Garder l’image de référence d’un identifiant biométrique',
    picturesHint:
      'Nécessaire pour la montrer au personnel et pour réenrôler tout le monde quand le modèle de visage change. Sinon seul le gabarit reste.',
    picturesOff:
      'Les images déjà gardées restent. Supprimez-les par API (`rawdata`) ou avec leur identifiant.',
    sensitive: 'Garder le selfie d’une vérification',
    sensitiveHint: (duration: string) =>
      `Il reste scellé sous un TempId pendant ${duration}, pour examen. Sinon une vérification laisse des valeurs et aucune image.`,
    clocks: 'Délais qui ne se changent pas ici',
    temp: 'Les selfies sous un TempId sont détruits après',
    webhookLog: 'Le journal du webhook est gardé',
    messages: 'L’état des SMS et e-mails est gardé',
    transactions: 'Transactions terminées',
    transactionsKept:
      'Gardées sans images et sans fin ; ce qui nomme un compte en est retiré quand il est supprimé',
    saved: 'Ce qui est gardé a été enregistré.',
    confirm: {
      title: 'Garder les selfies des vérifications ?',
      consequences: [
        'Désormais chaque vérification acceptée laisse un selfie scellé pendant un temps.',
        'Dites-le à vos utilisateurs : votre notice de confidentialité doit peut-être le mentionner.',
      ],
      action: 'Les garder',
    },
  },
  elsewhere: 'La preuve de vie, les doublons et les taux d’erreur de l’API se règlent sous',
  matching: 'Règles de comparaison',
} satisfies typeof en;
