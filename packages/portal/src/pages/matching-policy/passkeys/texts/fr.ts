import { plural } from '../../../../texts/plural.ts';
import type en from './en.ts';

export default {
  title: 'Clés d’accès',
  lead: 'Une clé dans l’appareil de l’utilisateur, demandée avec le visage. Un enregistrement du visage ne l’ouvre pas, et un appareil volé ne montre pas le visage.',
  unavailable: {
    title: 'L’adresse de ce serveur n’admet pas de clés d’accès',
    text: (origin) =>
      `Les navigateurs n’en créent pas pour ${origin}. Qui exploite le serveur donne à SELFSAME_BASE_URL une adresse https avec un nom d’hôte, et le redémarre. D’ici là, toute vérification qui demande une clé d’accès est refusée.`,
  },
  secondFactor: {
    legend: 'Quand une vérification par visage demande aussi une clé d’accès',
    options: {
      never: {
        label: 'Seulement quand une requête la demande',
        description:
          'Ne coûte rien aux utilisateurs, et à un attaquant rien de plus que le visage et le lien.',
      },
      newDevice: {
        label: 'Pour tout utilisateur qui en a une, dans un nouveau navigateur',
        description:
          'Coûte aux utilisateurs qui ont une clé un déverrouillage de leur appareil dans chaque navigateur, une fois pendant ce nombre de jours, et à un attaquant cet appareil ou ce navigateur ; qui n’a pas de clé passe par le visage seul.',
      },
      always: {
        label: 'Toujours',
        description:
          'Coûte aux utilisateurs une clé avant leur première vérification et un déverrouillage à chacune, et à un attaquant l’appareil de chaque utilisateur ; qui n’a pas de clé est refusé.',
      },
    },
  },
  remember: 'Jours pendant lesquels un navigateur est connu',
  rememberHint:
    'Un navigateur dans lequel ce compte a montré clé et visage n’a besoin que du visage pendant ce nombre de jours. Aucun navigateur n’est retenu tant que la clé ou le visage est nouveau. Un attaquant devrait utiliser ce navigateur même. 0 : la clé à chaque fois.',
  withoutKey: {
    legend: 'Quand la clé n’est pas sur l’appareil',
    options: {
      none: {
        label: 'La transaction se termine',
        description:
          'Coûte cette transaction à l’utilisateur qui a perdu son appareil, et tout à un attaquant : sans l’appareil, rien n’est accepté.',
      },
      approval: {
        label: 'Un opérateur décide, après le visage',
        description:
          'Coûte aux utilisateurs une attente, et à un attaquant le visage et un opérateur à tromper.',
      },
      code: {
        label: 'Un code vers une adresse confirmée, après le visage',
        description:
          'Coûte aux utilisateurs une demi-minute et une adresse ou un numéro confirmé, et à un attaquant le visage et cette boîte ou ce numéro, ou un appel qui leur soutire le code. Pour les comptes sans telle adresse, la transaction se termine.',
      },
      delay: {
        label: 'Un délai, après le visage et un avis',
        description:
          'Coûte aux utilisateurs les heures fixées ici, et à un attaquant le visage et un utilisateur qui ne lit aucun message pendant ce temps. Chaque adresse connue reçoit un avis avec un lien qui l’arrête. Pour les comptes sans adresse confirmée, la transaction se termine.',
      },
    },
  },
  delay: 'Heures qui doivent passer',
  delayHint: 'Le temps qu’il faut à un utilisateur pour voir l’avis : en voyage, le week-end.',
  kinds: {
    legend: 'Quelles clés d’accès sont admises',
    synced: {
      label: 'Toutes, aussi les synchronisées',
      description:
        'Ne coûte rien aux utilisateurs qui changent de téléphone, et à un attaquant le compte Apple, Google ou le gestionnaire de mots de passe qui garde la clé.',
    },
    bound: {
      label: 'Seulement celles qui restent sur un appareil',
      description:
        'Coûte aux utilisateurs un nouvel enrôlement par appareil, et la plupart des téléphones n’en créent pas ; coûte à un attaquant cet appareil même. Les clés synchronisées ne sont plus admises.',
    },
  },
  makes: {
    legend: 'Modèles d’authentificateurs',
    options: {
      none: {
        label: 'Tout modèle',
        description: 'Ne coûte rien aux utilisateurs. De quel modèle est une clé, elle le dit elle-même.',
      },
      direct: {
        label: 'Seulement ceux indiqués ici',
        description:
          'Coûte aux utilisateurs une question de plus, et à ceux dont l’appareil est d’un autre modèle ou ne dit rien (la plupart des téléphones) un autre appareil. Coûte à un attaquant un appareil d’un tel modèle, autant que des certificats le prouvent.',
      },
    },
    aaguids: 'Modèles admis (AAGUID)',
    aaguidsHint: 'Un par ligne. Le fabricant d’une clé de sécurité les publie.',
    roots: 'Certificats des fabricants (PEM)',
    rootsHint: 'Avec eux, un appareil doit prouver son modèle. Sans, c’est ce qu’il dit de lui-même.',
  },
  embedding: 'Pages qui peuvent demander elles-mêmes des clés',
  embeddingHint:
    'Origines, une par ligne, par exemple https://shop.example.com. Seulement pour les pages qui montrent la nôtre dans un cadre sans l’autorisation pour les clés, comme le fait le composant du fournisseur. Ne coûte rien aux utilisateurs, et n’impose plus à un attaquant qui glisse un script dans une telle page l’appui sur notre propre page.',
  offer: 'En proposer une juste après un selfie accepté',
  offerHint:
    'Coûte aux utilisateurs une question à laquelle ils peuvent dire non ; un attaquant ne peut pas ajouter d’appareil plus tard, car seule la page qui a pris le selfie le peut.',
  raise: 'Jours où un nouveau visage ou une nouvelle clé ne suffit pas',
  raiseHint:
    'Coûte aux utilisateurs visage et clé pendant ce temps après chaque changement, et à un attaquant qui a glissé l’un des deux l’autre aussi. 0 le désactive.',
  bySynced: { true: 'aussi synchronisées', false: 'liées à un appareil seulement' },
  byMake: { direct: 'modèles indiqués seulement', none: 'tout modèle' },
  byOffer: { true: 'proposée après un selfie', false: 'non proposée' },
  byBrowser: (days) => `connu ${days}`,
  hours: (n) => plural('fr', n, { one: '# heure', other: '# heures' }),
  days: (n) => plural('fr', n, { one: '# jour', other: '# jours' }),
} satisfies typeof en;
