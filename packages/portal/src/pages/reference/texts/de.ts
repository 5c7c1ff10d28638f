import type en from './en.ts';

export default {
  title: 'API-Referenz',
  lead: 'Alles, was die API kann: zum Blättern, zum Herunterladen und zum Ausprobieren im Terminal.',
  open: 'Referenz öffnen',
  openapi: {
    title: 'OpenAPI 3.1',
    lead: 'Ein Dokument je Dienst, für Generatoren, Gateways und Tests.',
    download: 'Herunterladen',
    downloadOf: (service) => `OpenAPI-Dokument von ${service} herunterladen`,
    browse: 'Blättern',
    browseOf: (service) => `${service} durchblättern`,
    base: 'Basisadresse',
  },
  services: {
    identity: 'Identity Service',
    administration: 'Administration Service',
    authorization: 'Authorization Service',
    search: 'Biometric Search',
    sandbox: 'Sandbox',
    capture: 'Capture-API (der Aufnahmeseite)',
    portal: 'Portal-API (dieses Portals)',
  },
  postman: {
    title: 'Postman-Sammlungen',
    lead: 'Die nummerierten Anfragen sind die Schritte der Anleitung. Setzen Sie zuerst ApiKeyId, ApiKeyValue und AccountNumber. Mit dem Schlüssel einer Sandbox braucht ein Lauf keinen Browser.',
    collections: { selfie: 'Mit Selfie registrieren', verification: 'Eine Person prüfen' },
  },
  client: {
    title: 'Client-Paket',
    lead: 'Je Operation eine typisierte Methode für Node.js, Browser und Edge-Umgebungen: Tokens, Wiederholungen und Webhook-Signaturen sind erledigt.',
    packed: 'Wer diesen Server betreibt, erzeugt es aus dem Repository:',
    pack: 'Befehl, der das Paket erzeugt',
    use: 'Code, der den Client benutzt',
  },
  tour: {
    title: 'Rundgang mit curl',
    lead: 'Die ganze Abfolge gegen diesen Server, mit einem Ihrer API-Schlüssel.',
    keys: 'API-Schlüssel anlegen',
    steps: {
      token: '1. Ein Token für 15 Minuten',
      begin: '2. Ein Selfie beginnen: dem Nutzer den Link zeigen',
      result: '3. Fragen, wie es endete: Status 1 bringt eine TempId',
      enrol: '4. Ein Konto, und das Selfie als seine Referenz',
      verify: '5. Später: dieselbe Person prüfen',
    },
    command: (step) => `Befehle zu: ${step}`,
  },
} satisfies typeof en;
