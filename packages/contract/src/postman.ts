import { services } from './operation.ts';
import { type OperationId, operationById } from './operations.ts';
import { sample } from './sample.ts';

/** The collections that can be downloaded. */
export const postmanCollections = ['selfie', 'verification'] as const;
export type PostmanCollectionName = (typeof postmanCollections)[number];

type Node = Record<string, unknown>;

/** One numbered request of a collection. */
interface Step {
  name: string;
  operation: OperationId;
  description: string;
  body?: unknown;
  /** Values of path parameters, as Postman variables. */
  path?: Record<string, string>;
  /** Which fields of the answer become collection variables. */
  keep?: Record<string, string>;
  /** Lines of test script beside the status check. */
  tests?: string[];
  /** The check of the status, where not only 200 will do. */
  expects?: string;
}

/** A request of a collection that is written out. */
interface PageRequest {
  name: string;
  request: Node;
  event: Node[];
}

type Entry = Step | PageRequest;

/** The body that the reference shows, too. */
const exampleBody = (id: OperationId): Node => sample(operationById(id).body!) as Node;

const authenticate: Step = {
  name: '1 - Authenticate',
  operation: 'CreateToken',
  description:
    'Exchange the API key for an AccessToken and a RefreshToken. Set ApiKeyId and ApiKeyValue first.',
  keep: { AccessToken: 'AccessToken', RefreshToken: 'RefreshToken' },
};

const refresh: Step = {
  name: '1b - Renew the token',
  operation: 'RefreshToken',
  description:
    'Before every call check whether the token has expired, and renew it. The body is a bare JSON string.',
  body: '{{RefreshToken}}',
  keep: { AccessToken: 'AccessToken', RefreshToken: 'RefreshToken' },
};

/** The one request that is no operation: what a browser opens. */
const showPage: PageRequest = {
  name: '3 - Display UI for Data Capture',
  request: {
    method: 'GET',
    url: '{{TransactionUrl}}',
    description: 'Open {{TransactionUrl}} in a browser with a camera and take the selfie; then go on.',
  },
  event: [testScript(['pm.test("The capture page is there", () => pm.response.to.have.status(200));'])],
};

/** Nobody stands before a camera in a run by itself. In a live tenant nothing happens, so the run goes on. */
const actAsUser = (id: string): Step => ({
  name: '3b - In a sandbox: take the selfie without a browser',
  operation: 'ActAsUser',
  description:
    'In a sandbox (ApiKeyId begins with sandbox-) this does what the user would do on the page of step 3. A live tenant answers E_SANDBOX_ONLY: go on there when the user is done.',
  path: { Id: `{{${id}}}` },
  body: { Act: 'capture' },
  expects:
    'pm.test("Done, or no sandbox", () => pm.expect(pm.response.code === 200 || pm.response.json().ID === "E_SANDBOX_ONLY").to.equal(true));',
});

const selfieSteps: Entry[] = [
  authenticate,
  refresh,
  {
    name: '2 - Initiate Selfie Transaction',
    operation: 'BeginGetForeignBiometry',
    description: 'Keep OperationId and OneTimeSecret.',
    body: exampleBody('BeginGetForeignBiometry'),
    keep: { OperationId: 'OperationId', OneTimeSecret: 'OneTimeSecret' },
    tests: [
      'pm.collectionVariables.set("TransactionUrl", pm.variables.get("BaseUrl") + "/?i=" + encodeURIComponent(pm.response.json().OperationId) + "&s=" + encodeURIComponent(pm.response.json().OneTimeSecret));',
    ],
  },
  showPage,
  actAsUser('OperationId'),
  {
    name: '4 - Get Selfie Transaction Result',
    operation: 'EndGetForeignBiometry',
    description: 'Poll until Status is not 0. Status 1 gives the TempId, kept 72 hours at most.',
    path: { OperationId: '{{OperationId}}' },
    keep: { TempId: 'TempId' },
    tests: ['pm.test("Accepted", () => pm.expect(pm.response.json().Status).to.equal(1));'],
  },
  {
    name: '5 - Create Account',
    operation: 'CreateAccount',
    description: 'AccountNumber must be unique; prefer a GUID.',
    body: { ...exampleBody('CreateAccount'), AccountNumber: '{{AccountNumber}}' },
    tests: [
      'pm.test("Same number", () => pm.expect(pm.response.json().AccountNumber).to.equal(pm.variables.get("AccountNumber")));',
    ],
  },
  {
    name: '6 - Create a Reference Biometric Credential',
    operation: 'CreateAccountProofedBiometricCredential',
    description: 'Option 1: bind the selfie under the TempId.',
    path: { AccountNumber: '{{AccountNumber}}' },
    body: { TempId: '{{TempId}}' },
    tests: ['pm.test("Proofed", () => pm.expect(pm.response.json().IsProofed).to.equal(true));'],
  },
];

const verificationSteps: Entry[] = [
  authenticate,
  {
    name: '2 - Initiate Verification Transaction',
    operation: 'CreateTransaction',
    description: 'The account must already have a reference credential.',
    body: { ...exampleBody('CreateTransaction'), AccountNumber: '{{AccountNumber}}' },
    keep: { TransactionId: 'TransactionId', OneTimeSecret: 'OneTimeSecret' },
    tests: [
      'pm.collectionVariables.set("TransactionUrl", pm.variables.get("BaseUrl") + "/?t=" + encodeURIComponent(pm.response.json().TransactionId) + "&s=" + encodeURIComponent(pm.response.json().OneTimeSecret));',
    ],
  },
  showPage,
  actAsUser('TransactionId'),
  {
    name: '4 - Get Verification Status',
    operation: 'GetTransactionStatus',
    description: 'Poll until Status is not 0: 1 is Accepted, 2 Rejected.',
    path: { TransactionId: '{{TransactionId}}' },
    tests: ['pm.test("Accepted", () => pm.expect(pm.response.json().Status).to.equal(1));'],
  },
  {
    name: '5 - Get Verification Result',
    operation: 'GetTransactionResult',
    description: 'Score and liveness of the comparison.',
    path: { TransactionId: '{{TransactionId}}' },
    tests: [
      'pm.test("Verified", () => pm.expect(pm.response.json().Payload.Metadata.BiometricVerificationResult.Verified).to.equal(true));',
    ],
  },
];

function testScript(lines: string[]): Node {
  return { listen: 'test', script: { type: 'text/javascript', exec: lines } };
}

function authorization(kind: string): Node {
  if (kind === 'basic')
    return {
      type: 'basic',
      basic: [
        { key: 'username', value: '{{ApiKeyId}}', type: 'string' },
        { key: 'password', value: '{{ApiKeyValue}}', type: 'string' },
      ],
    };
  if (kind === 'bearer')
    return { type: 'bearer', bearer: [{ key: 'token', value: '{{AccessToken}}', type: 'string' }] };
  return { type: 'noauth' };
}

function postmanRequest(step: Step): Node {
  const op = operationById(step.operation);
  const path = op.path.replace(/\{(\w+)\}/g, (_, name: string) => step.path?.[name] ?? `{{${name}}}`);
  const keep = Object.entries(step.keep ?? {}).map(
    ([variable, field]) => `pm.collectionVariables.set("${variable}", pm.response.json().${field});`,
  );
  return {
    name: step.name,
    request: {
      method: op.method,
      header: [{ key: 'Accept', value: 'application/json' }],
      auth: authorization(op.access.kind),
      url: `{{BaseUrl}}${services[op.service].bases[0]}${path}`,
      description: step.description,
      ...(step.body === undefined
        ? {}
        : {
            body: {
              mode: 'raw',
              raw: JSON.stringify(step.body, null, 2),
              options: { raw: { language: 'json' } },
            },
          }),
    },
    event: [
      testScript([
        step.expects ?? 'pm.test("Status is 200", () => pm.response.to.have.status(200));',
        ...keep,
        ...(step.tests ?? []),
      ]),
    ],
  };
}

const titles: Record<PostmanCollectionName, { name: string; description: string; steps: Entry[] }> = {
  selfie: {
    name: 'Selfsame - Selfie Transaction',
    description:
      'The numbered requests are the numbered steps of the guide: authenticate, begin, capture, result, account, credential. Set the variables ApiKeyId and ApiKeyValue first, and AccountNumber to one that is free.',
    steps: selfieSteps,
  },
  verification: {
    name: 'Selfsame - Verification Transaction',
    description:
      'Verify an enrolled person: authenticate, begin, capture, status, result. Set the variables ApiKeyId and ApiKeyValue first, and AccountNumber to one that is enrolled.',
    steps: verificationSteps,
  },
};

/**
 * A Postman collection (format v2.1) of one workflow, made from the operations table.
 * @param options.baseUrl origin of the server; becomes the variable `BaseUrl`
 */
export function postmanCollection(name: PostmanCollectionName, options: { baseUrl: string }): Node {
  const { name: title, description, steps } = titles[name];
  return {
    info: {
      name: title,
      description,
      schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json',
    },
    item: steps.map((step) => ('operation' in step ? postmanRequest(step) : step)),
    variable: [
      { key: 'BaseUrl', value: options.baseUrl },
      { key: 'ApiKeyId', value: '' },
      { key: 'ApiKeyValue', value: '' },
      { key: 'AccountNumber', value: 'MyAccount' },
    ],
  };
}
