const en = {
  title: 'API reference',
  lead: 'Everything the API can do, to browse, to download, and to try from a terminal.',
  open: 'Open the reference',
  openapi: {
    title: 'OpenAPI 3.1',
    lead: 'One document per service, for generators, gateways and tests.',
    download: 'Download',
    downloadOf: (service: string) => `Download the OpenAPI document of ${service}`,
    browse: 'Browse',
    browseOf: (service: string) => `Browse ${service}`,
    base: 'base address',
  },
  services: {
    identity: 'Identity Service',
    administration: 'Administration Service',
    authorization: 'Authorization Service',
    search: 'Biometric Search',
    sandbox: 'Sandbox',
    capture: 'Capture API (of the capture page)',
    portal: 'Portal API (of this portal)',
  } as Record<string, string>,
  postman: {
    title: 'Postman collections',
    lead: 'The numbered requests are the steps of the guide. Set ApiKeyId, ApiKeyValue and AccountNumber first. With the key of a sandbox a run needs no browser.',
    collections: { selfie: 'Enrol with a selfie', verification: 'Verify a person' },
  },
  client: {
    title: 'Client package',
    lead: 'A typed method per operation for Node.js, browsers and edge runtimes: tokens, retries and webhook signatures done.',
    packed: 'Whoever runs this server makes it from the repository:',
    pack: 'command that makes the package',
    use: 'code that uses the client',
  },
  tour: {
    title: 'Tour with curl',
    lead: 'The whole sequence against this server, with an API key of yours.',
    keys: 'Create an API key',
    steps: {
      token: '1. A token for 15 minutes',
      begin: '2. Begin a selfie: show the link to the user',
      result: '3. Ask how it ended: Status 1 brings a TempId',
      enrol: '4. An account, and the selfie as its reference',
      verify: '5. Later: verify the same person',
    },
    command: (step: string) => `Commands of: ${step}`,
  },
};
export default en;
