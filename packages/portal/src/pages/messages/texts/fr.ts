import { plural } from '../../../texts/plural.ts';
import type en from './en.ts';

export default {
  title: 'Modèles de messages',
  lead: 'Les mots des SMS et courriels qui portent un lien à vos utilisateurs, par opération et par langue.',
  operation: 'Opération',
  predefined: 'Fournies avec le serveur',
  custom: 'Modèles de transaction',
  operations: {
    GetForeignBiometry: 'Selfie',
    EnrollBioCredential: 'Enrôlement',
    EnrollFido2Credential: 'Clé d’accès',
  },
  language: 'Langue',
  addLanguage: 'Ajouter une langue …',
  add: {
    title: 'Ajouter une langue',
    tag: 'Code de langue',
    tagHint: 'BCP 47, par exemple it, pt-BR ou de-AT. Une région ne dit que ce qu’elle dit autrement.',
    tagWrong: 'Un code de langue a deux ou trois lettres, puis des régions après des traits d’union.',
    tagThere: 'Cette langue existe déjà.',
    action: 'Ajouter',
    cancel: 'Annuler',
  },
  incomplete:
    'Cette langue ne sert qu’une fois les trois textes écrits. D’ici là, les utilisateurs reçoivent la langue du serveur.',
  names: { EmailSubject: 'Objet du courriel', EmailBody: 'Texte du courriel', SmsText: 'Texte du SMS' },
  hints: {
    EmailSubject: 'Une ligne, sans {link}.',
    EmailBody:
      'Texte brut avec {link}. Seul dans un paragraphe, {link} devient un bouton. Un paragraphe dont toutes les variables sont vides est omis.',
    SmsText: 'Avec {link}. Une ligne dont toutes les variables sont vides est omise.',
  },
  sources: {
    server: 'Fourni avec le serveur',
    own: (version) => `Le vôtre, version ${version}`,
    none: 'Pas encore écrit',
    changed: 'Modifié, pas enregistré',
  },
  restore: 'Reprendre le texte du serveur',
  remove: 'Supprimer ce texte',
  restored: 'Le texte du serveur vaut de nouveau.',
  removed: 'Le texte est supprimé.',
  saved: (n) => plural('fr', n, { one: 'Le texte est enregistré.', other: '# textes sont enregistrés.' }),
  variables: {
    title: 'Variables',
    lead: 'Cliquez pour en placer une à l’endroit du curseur.',
    insert: (name) => `Insérer {${name}}`,
    descriptions: {
      link: 'adresse de la page',
      customer: 'nom de votre organisation',
      introduction: 'IntroductionText de la requête',
      codeword: 'Codeword de la requête',
      validity: 'durée du lien, « 1 heure »',
      'data.<key>': 'valeur de CustomData sous cette clé',
    },
  },
  preview: {
    title: 'Aperçu',
    lead: 'Avec des valeurs d’exemple. Le lien n’ouvre rien.',
    email: 'Courriel',
    sms: 'SMS',
    subject: 'Objet',
    textVersion: 'Version texte',
    segments: (n) => plural('fr', n, { one: '# partie de SMS', other: '# parties de SMS' }),
    characters: (n) => plural('fr', n, { one: '# caractère', other: '# caractères' }),
    segmentsHint: 'Un long lien fait plus de parties, tout comme un caractère hors de l’alphabet SMS.',
    stale: 'Dès que le texte est juste, l’aperçu reprend.',
  },
  test: {
    title: 'Envoyer un essai',
    lead: (most) =>
      `Les textes enregistrés avec des valeurs d’exemple, à une adresse à vous. Au plus ${most} par heure ; le journal d’audit dit qui l’a envoyé, pas l’adresse.`,
    channel: 'Par',
    channels: { email: 'Courriel', sms: 'SMS' },
    to: { email: 'Adresse électronique', sms: 'Numéro de téléphone' },
    toHint: { email: 'nom@example.com', sms: '+33 6 12 34 56 78' },
    send: 'Envoyer l’essai',
    unsaved: 'Enregistrez d’abord : un essai envoie ce qui est enregistré.',
    states: {
      sent: 'Envoyé : le serveur de messagerie ou la passerelle l’a pris en charge.',
      failed: (reason) => `Pas envoyé : ${reason}`,
      notConfigured:
        'Rien n’est configuré pour envoyer sur ce serveur. Ce que les utilisateurs recevraient est l’aperçu ci-dessus.',
    },
  },
} satisfies typeof en;
