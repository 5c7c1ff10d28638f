import type en from './en.ts';

export default {
  title: 'Se connecter',
  welcome: 'Créer votre accès au portail',
  withPasskey: 'Se connecter avec une clé d’accès',
  noPasskeys:
    'Ce navigateur ne connaît pas les clés d’accès. Connectez-vous avec mot de passe et code, ou utilisez un autre navigateur.',
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
  passkeyFailed:
    'Aucune clé d’accès n’a été utilisée : la fenêtre a été fermée ou cet appareil n’en a pas pour ce portail.',
  newPassword: 'Nouveau mot de passe',
  passwordRules: (min: number, max: number) =>
    `De ${min} à ${max} caractères de toute sorte. Quelques mots qui ne sont à personne conviennent bien.`,
  scan: 'Scannez ceci avec une application d’authentification, puis saisissez le code affiché.',
  qr: 'Code QR pour l’application d’authentification',
  typeSecret: 'Ou saisissez cette clé dans l’application :',
  secret: 'clé de l’application d’authentification',
  firstCode: 'Code affiché par l’application',
  againTitle: 'Votre session est terminée',
  againText: 'Reconnectez-vous et continuez : ce qui se trouve sur cette page reste.',
  againLeave: 'Quitter cette page et ses modifications',
  confirmTitle: 'Confirmez que c’est vous',
  confirmText:
    'Il faut une preuve récente que c’est bien vous ; la dernière date de quelques minutes. Ensuite, l’action se poursuit d’elle-même.',
  confirmPasskey: 'Confirmer avec une clé d’accès',
  confirmPassword: 'Confirmer avec mot de passe et code',
  emailHint: 'Nécessaire pour un mot de passe ; rien n’y est envoyé.',
  enter: 'Configurer et entrer',
  usePassword: 'Utiliser un mot de passe et une application',
  roleNames: {
    owner: 'Propriétaire',
    administrator: 'Administrateur',
    operator: 'Opérateur',
    auditor: 'Auditeur',
    developer: 'Développeur',
  } as Record<string, string>,
} satisfies typeof en;
