import { plural } from '../../../texts/plural.ts';
import type en from './en.ts';

export default {
  title: 'Votre profil',
  lead: 'Votre nom, vos moyens de connexion et vos sessions ouvertes.',
  person: 'Vous',
  name: 'Nom',
  email: 'Adresse e-mail',
  emailHint: 'Elle sert à la connexion par mot de passe. Rien n’y est envoyé.',
  save: 'Enregistrer',
  saved: 'Votre profil est enregistré.',
  passkeys: 'Clés d’accès',
  passkeysLead:
    'Le moyen le plus sûr : votre appareil prouve que c’est vous. Ayez-en une sur deux appareils.',
  addPasskey: 'Ajouter une clé d’accès',
  passkeyAdded: 'La clé d’accès est ajoutée.',
  noPasskeys: 'Vous n’avez pas encore de clé d’accès.',
  lastWay: 'C’est votre dernier moyen de connexion. Ajoutez-en un autre avant de le supprimer.',
  deletePasskeyText: 'Cet appareil ou ce fournisseur ne pourra plus vous connecter.',
  password: 'Mot de passe et application',
  passwordLead:
    'Le moyen là où aucune clé ne fonctionne : un mot de passe et un code d’une application, toujours les deux.',
  codesLeft: (n: number) =>
    plural('fr', n, { one: 'Il reste # code de secours', other: 'Il reste # codes de secours' }),
  noPassword: 'Non configuré.',
  emailFirst: 'Enregistrez d’abord une adresse e-mail ; elle sert à se connecter.',
  changePassword: 'Changer le mot de passe',
  changeBoth: 'Changer mot de passe et application',
  setBoth: 'Configurer',
  newCodes: 'Nouveaux codes de secours',
  deletePassword: 'Supprimer le mot de passe',
  passwordSet: 'Le mot de passe est défini. Vos autres sessions sont terminées.',
  codesTitle: 'Codes de secours',
  codesOnce:
    'Gardez ces codes là où personne d’autre ne les trouve. Chacun remplace l’application une fois. Ils ne sont montrés que maintenant.',
  print: 'Imprimer',
  codesKept: 'Je les ai gardés',
  deletePasswordTitle: 'Supprimer mot de passe, application et codes de secours ?',
  deletePasswordText: 'Vous ne pourrez ensuite vous connecter qu’avec une clé d’accès.',
  passwordDeleted: 'Le mot de passe est supprimé.',
  sessions: 'Sessions',
  sessionsLead:
    'Navigateurs où vous êtes connecté. Terminez ce que vous ne connaissez pas et changez de mot de passe.',
  endOthers: 'Terminer les autres',
  sessionsEnded: 'Terminé.',
  unknownBrowser: 'Navigateur inconnu',
  thisOne: 'Celle-ci',
  signedIn: 'Connexion',
  lastSeen: 'vue pour la dernière fois',
  end: 'Terminer',
  endOf: (name: string) => `Terminer la session dans ${name}`,
} satisfies typeof en;
