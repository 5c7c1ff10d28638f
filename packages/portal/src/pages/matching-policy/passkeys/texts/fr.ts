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
        label: 'Pour tout utilisateur qui en a une',
        description:
          'Coûte aux utilisateurs qui ont une clé un déverrouillage de leur appareil, et à un attaquant cet appareil ; qui n’a pas de clé passe par le visage seul.',
      },
      always: {
        label: 'Toujours',
        description:
          'Coûte aux utilisateurs une clé avant leur première vérification et un déverrouillage à chacune, et à un attaquant l’appareil de chaque utilisateur ; qui n’a pas de clé est refusé.',
      },
    },
  },
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
    },
  },
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
  offer: 'En proposer une juste après un selfie accepté',
  offerHint:
    'Coûte aux utilisateurs une question à laquelle ils peuvent dire non ; un attaquant ne peut pas ajouter d’appareil plus tard, car seule la page qui a pris le selfie le peut.',
  raise: 'Jours où un nouveau visage ou une nouvelle clé ne suffit pas',
  raiseHint:
    'Coûte aux utilisateurs visage et clé pendant ce temps après chaque changement, et à un attaquant qui a glissé l’un des deux l’autre aussi. 0 le désactive.',
  bySynced: { true: 'aussi synchronisées', false: 'liées à un appareil seulement' },
  byOffer: { true: 'proposée après un selfie', false: 'non proposée' },
  days: (n) => plural('fr', n, { one: '# jour', other: '# jours' }),
} satisfies typeof en;
