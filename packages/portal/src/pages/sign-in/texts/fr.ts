import type en from './en.ts';

export default {
  title: 'Se connecter',
  welcome: 'Créer votre accès au portail',
  withPasskey: 'Se connecter avec une clé d’accès',
  withPassword: 'Se connecter avec mot de passe et code',
  email: 'Adresse e-mail',
  password: 'Mot de passe',
  code: 'Code de votre authentificateur ou code de secours',
  failed:
    'Cela n’a pas fonctionné. Vérifiez votre saisie ; un code ne sert qu’une fois. Ou utilisez une clé d’accès de cet appareil.',
  setUpNeeded:
    'Il n’y a pas encore de propriétaire. Ouvrez le lien d’installation affiché au démarrage du serveur.',
  name: 'Votre nom',
  makePasskey: 'Créer une clé d’accès et entrer',
  role: (role: string) => `Vous êtes invité comme : ${role}`,
} satisfies typeof en;
