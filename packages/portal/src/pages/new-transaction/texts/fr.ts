import type en from './en.ts';

export default {
  title: 'Nouvelle transaction',
  lead: 'Demandez à quelqu’un un selfie, un enrôlement ou une vérification, et suivez-le en direct.',
  who: {
    title: 'Qui',
    label: 'De qui s’agit-il ?',
    options: {
      existing: 'Une personne enrôlée ou un compte existant',
      new: 'Un nouveau compte',
      none: 'Personne en particulier : un selfie seul',
    },
    search: 'Compte',
    searchHint: 'Tapez un numéro, un nom, une adresse e-mail ou un numéro de téléphone.',
    nothing: 'Personne n’a été trouvé',
    number: 'Numéro de compte',
    numberHint:
      "Lettres, chiffres et . - _ @ # ^ ! ~ ' +. Pas de numéro d’identité : il figure dans des adresses.",
    name: 'Nom affiché',
    enrolled: 'enrôlé',
    notEnrolled: 'non enrôlé',
    disabled: 'désactivé',
  },
  what: {
    title: 'Quoi',
    label: 'Que demande-t-on ?',
    products: {
      verification: {
        name: 'Vérification',
        text: 'Vérifie que c’est la personne enrôlée : par le visage, par sa clé d’accès ou les deux.',
      },
      enrolment: {
        name: 'Enrôlement',
        text: 'Prend le visage auquel les vérifications suivantes seront comparées.',
      },
      passkey: {
        name: 'Clé d’accès',
        text: 'Fait de l’appareil de la personne une clé que les vérifications suivantes peuvent demander.',
      },
      selfie: {
        name: 'Selfie',
        text: 'Prend une image d’une personne vivante ; votre serveur décide pour quoi.',
      },
    },
    hindrances: {
      chooseAccount: 'Demande un compte.',
      newHasNoFace: 'Un nouveau compte n’a pas de visage à comparer. Enrôlez-le d’abord.',
      noFace: 'Aucun visage n’est encore enrôlé pour ce compte. Enrôlez-le d’abord.',
      hasFace: 'Un visage est déjà enrôlé. Remplacez-le ou supprimez-le sur la page de la personne.',
      noPasskeysHere: 'L’adresse de ce serveur n’admet pas de clés d’accès : il faut https et un nom d’hôte.',
      passkeysFull:
        'Le compte a autant de clés qu’il peut en avoir. Supprimez-en une sur la page de la personne.',
      accountDisabled: 'Le compte est désactivé. Activez-le sur la page de la personne.',
    },
    template: 'Modèle de transaction',
  },
  credential: {
    label: 'Que lui demande-t-on ?',
    options: {
      face: {
        name: 'Le visage',
        text: 'Une image, comparée au visage enrôlé.',
      },
      both: {
        name: 'Une clé d’accès, puis le visage',
        text: 'D’abord son propre appareil, puis l’image : un enregistrement du visage seul n’ouvre rien.',
      },
      passkey: {
        name: 'Une clé d’accès seule',
        text: 'Pas d’image : qui peut déverrouiller l’appareil passe.',
      },
    },
    hindrances: {
      noFace: 'Aucun visage n’est enrôlé pour ce compte.',
      noPasskey: 'Cette personne n’a pas encore de clé d’accès.',
      noPasskeysHere: 'L’adresse de ce serveur n’admet pas de clés d’accès : il faut https et un nom d’hôte.',
    },
    none: 'Sans clé d’accès, on ne peut demander que le visage.',
    enrol: 'Enrôler une clé par lien',
  },
  how: {
    title: 'Comment le lien arrive',
    label: 'Comment la personne reçoit-elle le lien ?',
    options: {
      0: {
        name: 'Montrer le lien et le code QR',
        text: 'La personne est avec vous, ou vous lui transmettez le lien.',
      },
      2: { name: 'E-mail', text: 'L’adresse compte comme vérifiée quand son lien a servi.' },
      1: { name: 'SMS', text: 'Le numéro compte comme vérifié quand son lien a servi.' },
    },
    none: 'Ce serveur n’est pas configuré pour l’envoyer.',
    outbox:
      'Rien n’est configuré pour l’envoyer : le message reste dans la boîte d’envoi, où vous pouvez lire le lien.',
    email: 'Adresse e-mail',
    phone: 'Numéro de téléphone',
    phoneHint: 'Avec l’indicatif du pays, par exemple +33 6 12 34 56 78.',
  },
  settings: {
    title: 'Réglages',
    liveness: 'Contrôler la présence',
    livenessHint: 'Refuse photos et écrans, et demande des mouvements de tête où la politique le dit.',
    livenessFixed: 'Vos réglages ne permettent pas de le changer ici.',
    timeout: 'Temps accordé',
    introduction: 'Introduction',
    introductionHint: 'Figure sur le premier écran et dans le message.',
    codeword: 'Mot de code',
    codewordHint: 'Montré à la personne, pour qu’elle sache que c’est bien vous.',
    tag: 'Étiquette',
    tagHint: 'Votre propre marque ; se retrouve dans la liste.',
  },
  errors: {
    account: { missing: 'Choisissez un compte.', malformed: 'Choisissez un compte.' },
    newNumber: {
      missing: 'Donnez un numéro de compte.',
      malformed: "Seuls lettres, chiffres et . - _ @ # ^ ! ~ ' + sont permis.",
    },
    newName: { missing: 'Donnez un nom affiché.', malformed: 'Donnez un nom affiché.' },
    email: { missing: 'Donnez une adresse e-mail.', malformed: 'Ce n’est pas une adresse e-mail.' },
    phone: {
      missing: 'Donnez un numéro de téléphone.',
      malformed: 'Écrivez-le avec l’indicatif du pays, par exemple +33 6 12 34 56 78.',
    },
  },
  submit: 'Commencer la transaction',
  begun: 'La transaction a commencé.',
} satisfies typeof en;
