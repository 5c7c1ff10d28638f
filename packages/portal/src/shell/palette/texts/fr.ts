import { plural } from '../../../texts/plural.ts';
import type en from './en.ts';

export default {
  title: 'Aller, trouver ou faire',
  label: 'Une page, une personne, une transaction ou une action',
  placeholder: 'Nom, numéro, e-mail, identifiant, page ou action …',
  results: 'Résultats',
  groups: { people: 'Personnes', transactions: 'Transactions', pages: 'Aller à', actions: 'Actions' },
  actions: {
    newUser: 'Ajouter un utilisateur',
    newKey: 'Créer une clé d’API',
    newInstallationKey: 'Créer une clé de l’installation',
    scheme: (name: string) => `Couleurs : ${name}`,
    language: (name: string) => `Langue : ${name}`,
  },
  found: (count: number) => plural('fr', count, { one: '# résultat', other: '# résultats' }),
  finding: 'Recherche …',
  nothing:
    'Rien trouvé. Les personnes se trouvent par nom, numéro, e-mail ou téléphone, les transactions par leur identifiant ou leur numéro de compte.',
  move: 'se déplacer',
  choose: 'choisir',
  close: 'fermer',
} satisfies typeof en;
