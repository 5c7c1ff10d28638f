import type en from './en.ts';

export default {
  title: 'Référence de l’API',
  lead: 'Tout ce que peut l’API : à parcourir, à télécharger et à essayer depuis un terminal.',
  open: 'Ouvrir la référence',
  openapi: {
    title: 'OpenAPI 3.1',
    lead: 'Un document par service, pour générateurs, passerelles et tests.',
    download: 'Télécharger',
    downloadOf: (service) => `Télécharger le document OpenAPI de ${service}`,
    browse: 'Parcourir',
    browseOf: (service) => `Parcourir ${service}`,
    base: 'adresse de base',
  },
  services: {
    identity: 'Identity Service',
    administration: 'Administration Service',
    authorization: 'Authorization Service',
    search: 'Biometric Search',
    sandbox: 'Sandbox',
    capture: 'API de capture (de la page de capture)',
    portal: 'API du portail (de ce portail)',
  },
  postman: {
    title: 'Collections Postman',
    lead: 'Les requêtes numérotées sont les étapes du guide. Renseignez d’abord ApiKeyId, ApiKeyValue et AccountNumber. Avec la clé d’un bac à sable, aucun navigateur n’est nécessaire.',
    collections: { selfie: 'Enrôler par un selfie', verification: 'Vérifier une personne' },
  },
  client: {
    title: 'Paquet client',
    lead: 'Une méthode typée par opération pour Node.js, navigateurs et environnements edge : jetons, reprises et signatures de webhook compris.',
    packed: 'L’exploitant de ce serveur le fabrique depuis le dépôt :',
    pack: 'commande qui fabrique le paquet',
    use: 'code qui utilise le client',
  },
  tour: {
    title: 'Visite avec curl',
    lead: 'Toute la séquence contre ce serveur, avec une clé d’API à vous.',
    keys: 'Créer une clé d’API',
    steps: {
      token: '1. Un jeton pour 15 minutes',
      begin: '2. Lancer un selfie : montrer le lien à l’utilisateur',
      result: '3. Demander l’issue : Status 1 apporte un TempId',
      enrol: '4. Un compte, et le selfie comme référence',
      verify: '5. Plus tard : vérifier la même personne',
    },
    command: (step) => `Commandes de : ${step}`,
  },
} satisfies typeof en;
