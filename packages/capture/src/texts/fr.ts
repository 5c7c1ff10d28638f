import type { Texts } from './texts.ts';

/** French. */
export const fr: Texts = {
  language: 'fr',
  pageTitle: 'Vérification d’identité',
  opening: 'Un instant…',
  landing: {
    title: 'Aucune transaction',
    body: 'Cette page a besoin d’une transaction valide. Ouvrez le lien exactement comme vous l’avez reçu.',
  },
  wrongLink: {
    title: 'Ce lien est inversé',
    body: 'Le lien présente une transaction comme une opération, ou l’inverse. Demandez un lien corrigé à son expéditeur.',
  },
  approval: {
    title: 'Veuillez confirmer',
    body: 'Vérifiez les détails. N’acceptez que si vous êtes à l’origine de cette demande.',
    codeword: 'Mot de code',
    accept: 'Accepter',
    decline: 'Refuser',
    sending: 'Envoi de votre réponse…',
  },
  passkey: {
    assert: {
      title: 'Confirmez avec cet appareil',
      body: 'Déverrouillez-le comme d’habitude : empreinte, visage ou code. Rien de cela ne quitte votre appareil.',
      act: 'Confirmer maintenant',
    },
    enrol: {
      title: 'Mémoriser cet appareil',
      body: 'Plus tard, vous confirmerez en déverrouillant cet appareil. Votre empreinte, votre visage ou votre code ne le quittent jamais.',
      act: 'Mémoriser maintenant',
    },
    offer: {
      title: 'Mémoriser cet appareil ?',
      body: 'Votre photo est acceptée. La prochaine fois, vous pourrez aussi confirmer en déverrouillant cet appareil.',
      act: 'Mémoriser l’appareil',
    },
    busy: 'Suivez ce que demande votre appareil.',
    notNow: 'Pas maintenant',
    other: 'Autre moyen',
    ways: {
      title: 'Comment voulez-vous continuer ?',
      body: 'Vous pouvez confirmer avec tout appareil mémorisé pour vous.',
    },
    closed: {
      title: 'Cela n’a pas fonctionné',
      body: 'La fenêtre de votre appareil a été fermée, ou l’appareil n’est pas mémorisé. Réessayez ou choisissez un autre moyen.',
    },
    refused: { title: 'Ce n’est pas confirmé' },
    late: { title: 'Cela a pris trop de temps', body: 'Veuillez réessayer.' },
    notKept: {
      title: 'Impossible de mémoriser',
      body: 'Le service qui vous a conduit ici n’accepte pas ce type de clé. Réessayez et choisissez un autre emplacement.',
    },
    unable: {
      title: 'Ce navigateur ne le peut pas',
      body: 'Ouvrez le lien dans Safari, Chrome, Edge ou Firefox, ou utilisez un autre appareil.',
    },
    blocked: {
      title: 'Continuez dans un onglet à part',
      body: 'La page qui entoure celle-ci ne la laisse pas interroger votre appareil. Revenez ici quand vous aurez terminé.',
    },
    openTab: 'Ouvrir dans un nouvel onglet',
    elsewhere: 'Utiliser un autre appareil',
    elsewhereBody:
      'Ouvrez ceci sur votre autre appareil. Il prend le relais, et vous verrez le résultat ici.',
    lost: 'J’ai perdu cet appareil',
    none: 'Je n’ai pas un tel appareil',
    confirm: {
      title: 'Mettre fin à cette demande ?',
      lost: 'Le service apprendra que vous avez perdu l’appareil. Rien n’est confirmé.',
      none: 'Le service apprendra que vous n’avez pas d’appareil pour cela. Rien n’est confirmé.',
      act: 'Oui, terminer',
    },
    without: {
      title: 'Continuer sans cet appareil',
      approval:
        'Nous prenons maintenant votre photo. Ensuite, une personne du service décide, ce qui peut prendre du temps.',
      code: 'Nous prenons maintenant votre photo. Ensuite, nous envoyons un code à l’adresse e-mail ou au numéro confirmé pour vous.',
      delay:
        'Nous prenons maintenant votre photo et prévenons toutes vos adresses connues. Ensuite, un délai doit passer avant qu’elle compte.',
      act: 'Continuer',
    },
    back: 'Retour',
  },
  code: {
    ask: {
      title: 'Confirmer avec un code',
      body: 'Votre photo est acceptée. Un code part maintenant vers l’adresse confirmée pour vous.',
      act: 'Envoyer le code',
    },
    enter: {
      title: 'Saisissez le code',
      body: 'Il a été envoyé à cette adresse et vaut jusqu’à {time}.',
    },
    label: 'Code à 6 chiffres',
    act: 'Confirmer',
    again: 'Envoyer un nouveau code',
    wrong: 'Ce n’est pas le code.',
    late: 'Ce code ne vaut plus. Demandez-en un nouveau.',
  },
  intro: {
    title: 'Prenez votre selfie',
    body: 'Cela prend quelques secondes. La photo se prend toute seule quand votre visage est dans l’ovale.',
    bodyWithTurns:
      'Cela prend quelques secondes. Quand votre visage est dans l’ovale, suivez les flèches : tournez un peu la tête, puis regardez de nouveau droit devant.',
    tips: [
      'Une lumière égale sur le visage',
      'Sans lunettes de soleil, casquette ni masque',
      'L’appareil à hauteur des yeux',
    ],
    consent: {
      enrol:
        'Vos photos vont au service qui vous a conduit ici. Il en garde une pour vous reconnaître lors de confirmations futures.',
      verify:
        'Vos photos vont au service qui vous a conduit ici, pour vérifier que c’est bien vous. Elles ne servent à rien d’autre.',
    },
    kept: {
      temporary:
        'Une image qui n’est pas ajoutée à votre compte est conservée pendant {time}, puis supprimée.',
      copy: 'Les images sont conservées pendant {time}, puis supprimées.',
      check: 'Les images sont supprimées dès que la vérification est terminée.',
      credential: 'L’image est conservée jusqu’à ce que le service la supprime.',
      review: 'Si des personnes doivent décider, elles peuvent voir les images pendant {time} au plus.',
    },
    leave: 'Aucune image n’est prise. Le service qui vous a envoyé ici est informé de votre refus.',
    agree: 'Accepter et démarrer la caméra',
    flash: {
      note: 'L’écran s’éclaire quelques secondes de couleurs changeantes.',
      calm: 'Accepter, sans couleurs',
    },
  },
  starting: {
    title: 'Démarrage de la caméra…',
    body: 'Si votre navigateur le demande, autorisez la caméra.',
  },
  slowCamera: {
    title: 'La caméra n’a pas encore démarré',
    body: 'Si votre navigateur le demande, autorisez la caméra. Sinon, fermez les autres applications qui l’utilisent, puis réessayez.',
  },
  hints: {
    noFace: 'Placez votre visage dans l’ovale',
    manyFaces: 'Une seule personne, s’il vous plaît',
    closer: 'Rapprochez-vous',
    farther: 'Reculez un peu',
    center: 'Centrez votre visage dans l’ovale',
    upright: 'Tenez la tête droite',
    straight: 'Regardez droit vers la caméra',
    dark: 'Trop sombre : face à la lumière',
    bright: 'Trop clair : éloignez-vous de la lumière',
  },
  hold: 'Ne bougez plus',
  turns: {
    center: 'Regardez droit devant',
    left: 'Tournez la tête à gauche',
    right: 'Tournez la tête à droite',
    up: 'Levez le menton',
    down: 'Baissez le menton',
  },
  takePhoto: 'Prendre la photo',
  takeAnyway: 'Prendre quand même',
  sound: 'Son',
  cameraChoice: 'Caméra',
  uploading: { title: 'Vérification…', body: 'Cela prend quelques secondes. Vous pouvez vous détendre.' },
  retry: {
    title: 'Essayons encore une fois',
    attemptsLeft: {
      one: 'Il reste une tentative.',
      many: 'Il reste {count} tentatives.',
      other: 'Il reste {count} tentatives.',
    },
  },
  remedies: {
    ShowFace: 'Montrez votre visage en entier.',
    OnePersonOnly: 'Veillez à être seul sur l’image.',
    MoveCloser: 'Rapprochez-vous de la caméra.',
    MoveBack: 'Éloignez-vous un peu de la caméra.',
    CenterFace: 'Gardez votre visage au milieu de l’ovale.',
    LookStraight: 'Regardez droit vers la caméra.',
    HoldUpright: 'Tenez la tête droite.',
    MoreLight: 'Trouvez un endroit plus clair, avec la lumière devant vous.',
    LessLight: 'Détournez-vous de la forte lumière.',
    HoldStill: 'Ne bougez pas jusqu’à la prise de la photo.',
    UncoverFace: 'Retirez ce qui couvre votre visage : masque, lunettes de soleil, casquette, main.',
    UseLiveCamera: 'Montrez votre propre visage à la caméra de cet appareil, pas une photo ni un écran.',
    SamePersonThroughout: 'Restez devant la caméra du début à la fin.',
    FollowPrompts:
      'Suivez chaque flèche de la tête en quelques secondes, puis regardez de nouveau droit devant.',
    TryAgain: 'Reprenez la photo, s’il vous plaît.',
  },
  paused: {
    title: 'En pause',
    body: 'La caméra est éteinte pendant votre absence. Elle redémarre à votre retour.',
  },
  cameraSteps: {
    sign: 'Touchez ce symbole à côté de l’adresse.',
    site: 'Ouvrez-y les réglages de ce site web.',
    safari: 'Dans le menu « Safari », ouvrez les réglages de ce site web.',
    allow: 'Autorisez-y la caméra.',
    unblock: 'Levez-y le blocage de la caméra.',
    app: 'Ouvrez le menu de cette application.',
    browser: 'Choisissez « Ouvrir dans le navigateur ».',
    frame: 'S’il n’y a pas de tel symbole, ouvrez cette vérification dans son propre onglet.',
  },
  camera: {
    insecure: {
      title: 'Cette page n’est pas sécurisée',
      body: 'Les navigateurs n’autorisent la caméra qu’aux adresses commençant par https. Demandez un lien correct.',
    },
    unsupported: {
      title: 'Ce navigateur n’a pas accès à la caméra',
      body: 'Ouvrez le lien dans Safari, Chrome, Edge ou Firefox. Dans une autre application, choisissez « Ouvrir dans le navigateur » dans son menu.',
    },
    blockedByHost: {
      title: 'Ce site ne transmet pas la caméra',
      body: 'La page qui entoure cette vérification ne lui permet pas la caméra. Ouvrez-la dans son propre onglet, ou prévenez l’exploitant du site.',
    },
    refused: {
      title: 'La caméra n’est pas autorisée',
      body: 'Touchez le signe de caméra ou de cadenas près de l’adresse, autorisez la caméra pour cette page, puis réessayez.',
    },
    dismissed: {
      title: 'La demande de caméra a été fermée',
      body: 'Réessayez et choisissez « Autoriser » quand votre navigateur demande la caméra.',
    },
    blockedBySystem: {
      title: 'Votre appareil bloque la caméra',
      body: 'Autorisez la caméra pour ce navigateur dans les réglages de confidentialité de l’appareil, puis réessayez.',
    },
    notFound: {
      title: 'Aucune caméra trouvée',
      body: 'Branchez une caméra, ou ouvrez le lien sur votre téléphone.',
    },
    busy: {
      title: 'La caméra est occupée',
      body: 'Fermez les autres applications et onglets qui utilisent la caméra, un appel vidéo par exemple, puis réessayez.',
    },
    ended: {
      title: 'La caméra a été déconnectée',
      body: 'Vérifiez qu’elle est branchée et qu’aucune autre application ne l’utilise, puis réessayez.',
    },
    noPicture: {
      title: 'La caméra n’envoie pas d’image',
      body: 'Vérifiez que l’objectif n’est pas couvert, fermez les autres applications, puis réessayez.',
    },
    unknown: {
      title: 'La caméra n’a pas pu démarrer',
      body: 'Réessayez. Si cela échoue encore, redémarrez le navigateur ou prenez un autre appareil.',
    },
  },
  interrupted: {
    network: {
      title: 'Pas de connexion',
      body: 'Vérifiez votre connexion internet, puis réessayez. Rien n’est perdu.',
    },
    timeout: { title: 'C’est trop long', body: 'Le service n’a pas répondu à temps. Veuillez réessayer.' },
    busy: {
      title: 'Le service est très sollicité',
      body: 'Attendez un instant, puis réessayez. Rien n’est perdu.',
    },
  },
  again: 'Réessayer',
  handoff: {
    title: 'Continuer sur votre téléphone',
    body: 'Scannez ce code avec l’appareil photo de votre téléphone. Il prend le relais, et le résultat s’affiche ici.',
    qr: 'Code QR avec le lien pour votre téléphone',
    code: 'Code de contrôle',
    compare: 'Il doit être identique sur le téléphone et l’ordinateur.',
    askedBy: 'Demandé par {name}.',
    done: 'Poursuivez sur votre ordinateur.',
  },
  following: {
    title: 'Continuez sur votre téléphone',
    body: 'Cette page affiche le résultat dès que vous avez terminé.',
  },
  elsewhere: {
    title: 'Ouvert dans un autre onglet',
    body: 'Vous avez ouvert cette vérification dans un autre onglet. Poursuivez là-bas ou ici.',
  },
  here: 'Continuer ici',
  inApp: {
    title: 'Ouvrez ceci dans votre navigateur',
    body: 'Cette application ne donne pas accès à la caméra. Ouvrez le lien dans Safari ou Chrome : copiez-le, ou choisissez « Ouvrir dans le navigateur » dans le menu de l’application.',
  },
  openInBrowser: 'Ouvrir dans le navigateur',
  copyLink: 'Copier le lien',
  copied: 'Lien copié',
  goBack: 'Revenir à {host}',
  links: { privacy: 'Confidentialité', help: 'Aide' },
  delay: {
    title: 'Un délai doit passer',
    body: 'Votre photo est acceptée. Elle compte à partir de {time}, si personne qui a reçu notre message ne l’arrête. Vous pouvez fermer cette page.',
  },
  inReview: {
    title: 'Quelqu’un regarde vos images',
    body: 'Nous n’avons pas pu décider seuls. La personne qui vous a fait la demande recevra le résultat. Vous pouvez fermer cette page.',
  },
  ends: {
    success: { title: 'C’est fait', body: 'Merci. Vous pouvez fermer cette page.' },
    expired: { title: 'Ce lien a expiré', body: 'Veuillez demander un nouveau lien.' },
    notValid: {
      title: 'Ce lien n’est pas valide',
      body: 'Ouvrez le lien exactement comme vous l’avez reçu, ou demandez-en un nouveau.',
    },
    taken: {
      title: 'Déjà ouvert sur un autre appareil',
      body: 'Ce lien ne sert qu’une fois. Poursuivez sur l’appareil qui l’a ouvert en premier, ou demandez un nouveau code sur votre ordinateur.',
    },
    finished: {
      title: 'C’est déjà terminé',
      body: 'Il n’y a plus rien à faire ici. Vous pouvez fermer cette page.',
    },
    maxAttempts: {
      title: 'Plus de tentatives',
      body: 'Aucune photo utilisable n’a pu être prise. Veuillez demander un nouveau lien.',
    },
    declined: {
      title: 'Vous avez refusé',
      body: 'Rien n’a été approuvé et aucune photo n’a été prise. Vous pouvez fermer cette page.',
    },
    canceled: {
      title: 'Cette demande a été annulée',
      body: 'Le service a annulé la demande. Vous pouvez fermer cette page.',
    },
    mismatch: {
      title: 'Nous n’avons pas pu confirmer que c’est vous',
      body: 'Veuillez contacter le service qui vous a conduit ici.',
    },
    keyRefused: {
      title: 'Non confirmé',
      body: 'Votre appareil n’a pas pu confirmer. Demandez un nouveau lien.',
    },
    noKey: {
      title: 'Rien n’a été confirmé',
      body: 'Adressez-vous au service qui vous a conduit ici. Il peut vous aider.',
    },
    alreadyKept: {
      title: 'Cet appareil est déjà mémorisé',
      body: 'Confirmez avec lui comme avant. Vous pouvez fermer cette page.',
    },
    error: {
      title: 'Un problème est survenu',
      body: 'Retournez au service qui vous a conduit ici et recommencez.',
    },
  },
};
