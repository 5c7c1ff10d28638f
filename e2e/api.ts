import { setTimeout as sleep } from 'node:timers/promises';
import { apiKey } from './server.ts';

/** Answer of the server: HTTP status and the body read as JSON (null when empty). */
export interface Answer<Body = Record<string, unknown>> {
  status: number;
  body: Body;
}

/** A selfie operation as both Begin and End answer it. */
export interface Operation {
  OneTimeSecret: string | null;
  TempId: string | null;
  OperationId: string;
  Status: number;
  Message: string | null;
  StartDate: string;
  EndDate: string | null;
}

/** A verification transaction as begin, status and end answer it. */
export interface Transaction {
  TransactionId: string;
  OneTimeSecret: string | null;
  Status: number;
  Message: string | null;
}

/** What the audit log says of a judged capture: the numbers it was decided by. */
export interface Judgement {
  outcome: string;
  fault: string | null;
  reasons: string[];
  liveness: { meanLogit: number | null } | null;
  challenge: {
    fault: string | null;
    turns: string[];
    turnsSpoiled: number;
    isExtended: boolean;
    padMean: number | null;
    flash: { result: string; reason: string | null } | null;
  } | null;
}

/** Error body of the wire. */
export interface ErrorBody {
  ID: string;
  Message: string;
}

/** What an integrator's backend does, by plain fetch: the wire itself, without our own client. */
export interface Api {
  /** Fetches anything below the base URL with the bearer token. */
  call<Body = Record<string, unknown>>(method: string, path: string, body?: unknown): Promise<Answer<Body>>;
  beginSelfie(body?: Record<string, unknown>): Promise<Operation & { OneTimeSecret: string }>;
  endSelfie(operationId: string): Promise<Operation>;
  createAccount(accountNumber: string): Promise<Answer<ErrorBody>>;
  bindTempId(accountNumber: string, tempId: string): Promise<Answer<ErrorBody>>;
  /** Option 2: a picture the integrator has. */
  bindPicture(accountNumber: string, picture: Buffer): Promise<Answer<ErrorBody>>;
  beginVerification(
    accountNumber: string,
    body?: Record<string, unknown>,
  ): Promise<Answer<{ TransactionId: string; OneTimeSecret: string }>>;
  verificationStatus(transactionId: string): Promise<Transaction>;
  /** How the captures of a session were judged so far, the latest first. */
  judgements(sessionId: string): Promise<Judgement[]>;
}

export const adminPath = '/IDCompleteBackendEngine/Default/AdministrationServiceRest';
export const authorizationPath = '/IDCompleteBackendEngine/Default/AuthorizationServiceRest';
const identityPath = '/IDCompleteBackendEngine/IdentityService/v1';

/** Signs in, with the API key of the journeys unless told otherwise, and gives the calls of the workflow. */
export async function openApi(baseUrl: string, key = apiKey): Promise<Api> {
  const token = await signIn(baseUrl, key);

  async function call<Body>(method: string, path: string, body?: unknown): Promise<Answer<Body>> {
    const headers: Record<string, string> = { authorization: `Bearer ${token}` };
    if (body !== undefined) headers['content-type'] = 'application/json';
    const response = await fetchWhenFree(baseUrl + path, {
      method,
      headers,
      body: body === undefined ? null : JSON.stringify(body),
    });
    const text = await response.text();
    return { status: response.status, body: (text === '' ? null : JSON.parse(text)) as Body };
  }

  async function expect200<Body>(method: string, path: string, body?: unknown): Promise<Body> {
    const answer = await call<Body>(method, path, body);
    if (answer.status !== 200)
      throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  const accountPath = (number: string) => `${adminPath}/accounts/${encodeURIComponent(number)}`;
  return {
    call,
    beginSelfie: (body = {}) =>
      expect200('POST', `${adminPath}/foreignOperations/biometry`, { ...selfieRequest, ...body }),
    endSelfie: (id) => expect200('GET', `${adminPath}/foreignOperations/biometry/${id}`),
    createAccount: (number) =>
      call('POST', `${adminPath}/accounts`, {
        AccountNumber: number,
        DisplayName: number,
        CustomDisplayName: number,
        Description: 'An account of the journeys',
        Custom: true,
      }),
    bindTempId: (number, tempId) =>
      call('POST', `${accountPath(number)}/proofedBioCredential`, { TempId: tempId }),
    bindPicture: (number, picture) =>
      call('POST', `${accountPath(number)}/bioCredential`, {
        ...credentialRequest,
        Data: picture.toString('base64'),
      }),
    beginVerification: (number, body = {}) =>
      call('POST', `${authorizationPath}/v2/transactions`, {
        ...verificationRequest,
        AccountNumber: number,
        ...body,
      }),
    verificationStatus: (id) => expect200('GET', `${authorizationPath}/v2/transactions/${id}/status`),
    async judgements(id) {
      const filter = encodeURIComponent(`MessageType:session.judged;Transaction:${id}`);
      const path = `${adminPath}/audit/events?filter=${filter}`;
      const page = await expect200<{ Items: { Data: { evidence: Judgement } }[] }>('GET', path);
      return page.Items.map(({ Data }) => Data.evidence);
    },
  };
}

const selfieRequest = {
  CheckLiveness: true,
  TimeoutSec: 3600,
  PhoneNumber: '',
  Email: '',
  TransportType: 0,
  IntroductionText: '',
};

const credentialRequest = {
  ExternalId: null,
  Description: 'Main account biometric credential',
  CredentialType: 1,
  DataType: 1,
  IsProofed: false,
  SourceCredentials: [],
  DeletedDate: null,
};

const verificationRequest = {
  Timeout: 3600,
  Name: 'Verify_Identity',
  ConfirmationPolicy: { TransportType: 0, CredentialType: 1, BioPolicy: { CheckLiveness: true } },
  Tag: null,
  CodeWord: null,
  CustomData: [],
};

/** An access token of an API key. */
export async function signIn(baseUrl: string, key = apiKey): Promise<string> {
  const basic = Buffer.from(`${key.id}:${key.value}`).toString('base64');
  const response = await fetchWhenFree(`${baseUrl}${identityPath}/auth/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${basic}` },
  });
  if (response.status !== 200) throw new Error(`auth/token: ${response.status} ${await response.text()}`);
  return ((await response.json()) as { AccessToken: string }).AccessToken;
}

const mostTries = 10;

/**
 * Fetches, and asks again as long as the server says that it is too busy, as clients do. A server whose process stood
 * still for some seconds refuses requests for a moment (packages/server/src/platform/http/shed-load.ts).
 */
export async function fetchWhenFree(url: string, init: RequestInit = {}): Promise<Response> {
  for (let tries = 1; ; tries++) {
    const response = await fetch(url, init);
    if (response.status !== 503 || tries === mostTries) return response;
    const body: unknown = await response
      .clone()
      .json()
      .catch(() => null);
    if ((body as { ID?: string } | null)?.ID !== 'E_SERVER_BUSY') return response;
    await sleep(1_000 * Number(response.headers.get('retry-after') ?? 1));
  }
}
