import { plural } from '../../../texts/plural.ts';
import type en from './en.ts';

export default {
  title: 'Règles de comparaison',
  lead: 'À quel point deux visages doivent se ressembler, comment une personne vivante est distinguée d’une image, et si quelqu’un peut avoir deux comptes. Elles valent pour l’API et le portail.',
  saved: 'Règles de comparaison enregistrées.',
  rate: {
    title: 'Confusions',
    lead: 'Combien de fois deux personnes peuvent être prises pour une seule. Plus c’est rare, plus on éconduit des utilisateurs légitimes.',
    legend: 'Confusions permises',
    oneIn: (n: string) => `1 sur ${n}`,
    expected: (rate: string, low: string, high: string) =>
      `Environ ${rate} des utilisateurs légitimes sont éconduits (${low}–${high})`,
    stored: 'En vigueur',
    other: (n: string) => `1 sur ${n} (fixé par l’API)`,
    restsOn: 'Sur quoi cela repose',
    evidence: (genuine: string, impostor: string) =>
      `Mesuré sur ${genuine} paires d’une même personne et ${impostor} paires de deux personnes, avec un intervalle de confiance à 95 %.`,
    source: 'Images',
    caveat: 'À lire avec prudence',
    least: (n: string) => `Les taux plus rares que 1 sur ${n} sont sans preuve et ne sont pas proposés.`,
  },
  whatIf: {
    title: 'Et si',
    lead: 'Vos propres vérifications terminées, jugées à nouveau au taux choisi. Rien ne change avant l’enregistrement.',
    days: 'Regarder en arrière',
    dayCount: (n: number) => plural('fr', n, { one: '# jour', other: '# jours' }),
    none: 'Aucune vérification terminée pendant cette période. Avec les premières, vous verrez ici ce qu’un autre taux aurait fait.',
    compared: (n: number) =>
      plural('fr', n, { one: '# vérification comparée', other: '# vérifications comparées' }),
    accepted: 'Acceptées, comme jugées alors',
    acceptedThen: 'Acceptées au taux choisi',
    newlyAccepted: 'Acceptées en plus',
    newlyRejected: 'Éconduites en plus',
    interval: (low: string, high: string) => `intervalle à 95 % : ${low}–${high}`,
    unchanged: 'Le taux choisi n’en change aucune.',
    changed: (accepted: number, rejected: number) =>
      `${plural('fr', accepted, { one: '# de plus aurait été acceptée', other: '# de plus auraient été acceptées' })}, ${plural('fr', rejected, { one: '# de plus éconduite', other: '# de plus éconduites' })}.`,
    ownRate: (n: number) =>
      plural('fr', n, {
        one: '# de plus a un modèle avec son propre taux, que ces règles ne changent pas.',
        other: '# de plus ont des modèles avec leur propre taux, que ces règles ne changent pas.',
      }),
    truncated: (n: string) => `Seules les ${n} plus récentes ont été regardées.`,
    chart: (threshold: string) =>
      `Ressemblance des visages comparés (cosinus), comme ils ont été jugés. À partir de ${threshold}, le taux choisi accepte.`,
    likeness: 'Ressemblance (cosinus, dès)',
    wasAccepted: 'Acceptées',
    wasRejected: 'Rejetées',
    threshold: 'Seuil',
  },
  doubt: {
    title: 'Quand une capture reste douteuse',
    lead: 'Rien n’a parlé sûrement pour ou contre une personne vivante, bien que tout ait été demandé.',
    reject: 'La refuser',
    rejectHint: 'La personne peut réessayer tant qu’il reste des essais.',
    review: 'La faire examiner',
    reviewHint: 'La transaction reste en attente jusqu’à ce que quelqu’un décide dans le portail.',
    fourEyes: 'Deux personnes doivent accepter',
    keep: 'Garder les images jusqu’à la décision',
    keepHint:
      'Scellées, visibles pour ceux qui examinent, effacées avec la décision. Sans elles on ne voit que des nombres.',
    hours: 'Heures avant l’expiration de la transaction',
  },
  liveness: {
    title: 'Preuve de vie',
    lead: 'Si quelqu’un est devant la caméra, ou lui tend une image ou un écran.',
    default: 'Vérifier la vie sauf si une requête dit autre chose',
    defaultHint: 'Les requêtes et modèles qui ne disent rien sont vérifiés.',
    override: 'Une requête peut couper la vérification',
    overrideHint: 'Elle peut toujours l’activer.',
    consent: 'Refuser les captures sans consentement enregistré',
    consentHint:
      'La page demande toujours avant de démarrer la caméra et enregistre la réponse. Les autres clients de l’API de capture qui ne le font pas sont ainsi refusés.',
    mode: 'Ce que demande une vérification',
    modes: {
      server: {
        label: 'Comme le serveur est réglé',
        description: 'Suit SELFSAME_LIVENESS_MODE de qui exploite le serveur.',
      },
      passive: {
        label: 'Passive',
        description:
          'Ne regarde que les images. Le plus simple pour les utilisateurs ; une bonne vidéo peut passer.',
      },
      active: {
        label: 'Active : rotation de la tête',
        description:
          'Les utilisateurs tournent la tête comme demandé au hasard. Un enregistrement ne sait pas ce qui sera demandé.',
      },
      'active+flash': {
        label: 'Active : rotation de la tête et éclair de couleur',
        description:
          'L’écran s’éclaire aussi de couleurs au hasard. Cela montre que la vidéo est fraîche, et guère plus. Déconseillé aux personnes atteintes d’épilepsie photosensible.',
      },
    },
  },
  duplicates: {
    title: 'Doublons',
    lead: 'Si une personne peut être enrôlée sous un second compte.',
    legend: 'Quand le visage est déjà connu',
    options: {
      off: { label: 'Ne pas chercher', description: 'On ne cherche personne.' },
      report: {
        label: 'Signaler',
        description: 'L’enrôlement continue ; le journal d’audit nomme l’autre compte.',
      },
      refuse: {
        label: 'Refuser',
        description:
          'L’enrôlement est rejeté. Jumeaux et erreurs de recherche peuvent toucher la mauvaise personne.',
      },
    },
  },
  lockout: {
    title: 'Verrouillage',
    on: (allowed: string, duration: string) =>
      `Plus de ${allowed} échecs en ${duration} désactivent un compte.`,
    off: 'Coupé : les échecs ne désactivent jamais de compte.',
    change: 'Changer sous Général',
  },
  confirm: {
    title: 'Baisser la sécurité ?',
    action: 'Enregistrer quand même',
    stays: 'Vous pourrez l’annuler juste après.',
    weaker: {
      rate: 'Plus de personnes seraient prises pour une autre.',
      livenessDefault:
        'Les requêtes muettes sur la preuve de vie ne sont plus vérifiées : une photo imprimée peut passer.',
      livenessOverride: 'Une requête peut couper la preuve de vie.',
      livenessMode:
        'On demande moins aux utilisateurs pour montrer qu’ils sont vivants ; les vidéos enregistrées passent plus facilement.',
      duplicates: 'L’enrôlement d’une personne déjà enrôlée sous un autre compte n’est plus arrêté.',
      secondFactor: 'Moins de vérifications demandent l’appareil de l’utilisateur : le visage suffit alors.',
      syncedPasskeys:
        'Des clés qu’un fournisseur garde sur plusieurs appareils sont admises : qui entre dans ce compte a la clé.',
      browserDays: 'Un navigateur qui a montré la clé n’est prié que du visage plus longtemps.',
      raise: 'Un nouveau visage ou une nouvelle clé suffit seul plus tôt.',
      makes: 'Les nouvelles clés peuvent être de tout modèle ou le prouver moins.',
      embedding: 'D’autres pages peuvent demander des clés.',
      withoutKey:
        'Un visage avec l’accord d’un opérateur, avec un code ou un délai peut remplacer la clé manquante : un attaquant n’a pas besoin d’appareil, mais doit tromper quelqu’un ou rester inaperçu.',
    },
  },
} satisfies typeof en;
