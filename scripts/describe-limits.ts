import { errors, limits, operationById } from '../packages/contract/src/index.ts';

type Row = [what: string, limit: string];

const number = (value: number): string => value.toLocaleString('en');
const megabytes = (bytes: number): string => `${number(bytes / 1_000_000)} MB`;
const minutes = (seconds: number): string => `${number(seconds / 60)} minutes`;
const hours = (seconds: number): string => `${number(seconds / 3600)} hours`;
const upTo = (characters: number): string => `${number(characters)} characters`;

const perNode = (id: string): string =>
  (limits.countedPerNode as readonly string[]).includes(id) ? ', per server' : '';

const { perGuesser, unknownBrowsers } = limits.portal.failures;

const { perMinute, lifeSec, formBytes, requestBytes, enrolmentsPerDay } = limits.oidc;

const openIdRows: Row[] = [
  ['OpenID integrations of a tenant', String(limits.integration.perTenant)],
  [
    'Login and logout addresses of one, each; keys of its JWKS',
    `${limits.integration.urls}; ${limits.integration.keys}`,
  ],
  [
    'OpenID Provider: requests of one address in a minute',
    `${number(perMinute.calls)}; of each page and form of a sign-in ${perMinute.pages}; of questions whether a verification is over ${perMinute.polls}`,
  ],
  [
    'OpenID Provider: names that one address gives in a minute, typed or as `login_hint`',
    String(perMinute.names),
  ],
  [
    'OpenID Provider: what is kept of one request; a posted form',
    `${number(requestBytes)} bytes; ${number(formBytes)} bytes`,
  ],
  ['OpenID Provider: links to enrol a face that go to one account in a day', String(enrolmentsPerDay)],
  [
    'OpenID Provider: lives of a code, an ID token, a sign-in that has not ended, its verification, a session',
    [lifeSec.code, lifeSec.idToken, lifeSec.interaction, lifeSec.verification, lifeSec.session]
      .map((seconds) => `${number(seconds)} s`)
      .join(', '),
  ],
];

const rows: Row[] = [
  [
    '`TimeoutSec`, `Timeout`',
    `${limits.timeoutSec.min} to ${number(limits.timeoutSec.max)} s, default ${number(limits.timeoutSec.default)}`,
  ],
  ['Access token', minutes(limits.accessTokenSec)],
  ['Refresh token', `${hours(limits.refreshTokenSec)}, one use`],
  ['Data under a TempId', `at most ${hours(limits.tempDataSec)}; the operator can shorten it`],
  ['Captures in one session', String(limits.captureAttempts)],
  ['Sockets that one session opens in a minute, per server', String(limits.dialogueSockets)],
  [
    'Different links that open nothing, of one address; the right one always opens',
    `${limits.wrongLinks.count} in ${limits.wrongLinks.withinSec} s`,
  ],
  [
    'Wrong passwords or codes at an operator’s address, of one client address; of a browser that signed in before; of a session that confirms',
    perGuesser.map(({ count, withinSec }) => `${count} in ${minutes(withinSec)}`).join(', '),
  ],
  [
    'The same, of all browsers together that did not sign in before',
    unknownBrowsers.map(({ count, withinSec }) => `${count} in ${minutes(withinSec)}`).join(', '),
  ],
  ['Proof of who it is, for what asks for a recent one', minutes(limits.portal.recentSec)],
  ['JSON body', `${number(limits.jsonBytes)} bytes`],
  ['JSON body with an image', megabytes(limits.jsonImageBytes)],
  ['One capture, all its pictures', megabytes(limits.captureBytes)],
  ['`Data` of a credential, after base64', megabytes(limits.credentialImageBytes)],
  ['Any image', `${number(limits.imagePixels / 1_000_000)} megapixels`],
  ['`AccountNumber`', upTo(limits.accountNumber)],
  ['`DisplayName`', upTo(limits.displayName)],
  ['`Description`', upTo(limits.description)],
  ['`IntroductionText`', upTo(limits.introductionText)],
  ['`Codeword`, `CodeWord`', upTo(limits.codeword)],
  ['`Tag`', upTo(limits.tag)],
  [
    '`CustomData`',
    `${limits.customDataItems} items; key ${upTo(limits.customDataKey)}, value ${upTo(limits.customDataValue)}`,
  ],
  ['`Email`, `PhoneNumber`', `${limits.email} and ${upTo(limits.phoneNumber)}`],
  ['Page of a list (`size`)', `${limits.page.max}, default ${limits.page.default}`],
  ['Days of one `GET /statistics`', String(limits.statisticsDays)],
  [
    'What-if of a matching policy',
    `${limits.matchingPreview.days.max} days (default ${limits.matchingPreview.days.default}), the newest ${number(limits.matchingPreview.verifications)} verifications`,
  ],
  ['API keys of a tenant', String(limits.apiKeys)],
  [
    'A sandbox',
    `${number(limits.sandbox.credentials)} credentials at once; its clock moves by ${number(limits.sandbox.clockSec)} s in all`,
  ],
  ['Keys of the installation that are in force', number(limits.installation.keys.inForce)],
  [
    'Different wrong keys of the installation from one address; the right one always opens',
    `${number(limits.installation.wrongKeys.count)} in ${number(limits.installation.wrongKeys.withinSec)} s`,
  ],
  [
    'Streams of the live feed (`GET /portal/v1/events`)',
    `${limits.feed.perReader} of one operator or API key, ${limits.feed.perNode} of one node`,
  ],
  ...openIdRows,
  ...Object.entries(limits.callsPerMinute).map(([id, calls]): Row => {
    const { method, path } = operationById(id as keyof typeof limits.callsPerMinute);
    return [
      `${id} (\`${method} …${path}\`)`,
      `${number(calls)} calls a minute from one address${perNode(id)}`,
    ];
  }),
];

const table = (head: string[], lines: string[][]): string =>
  [head, head.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

/** `docs/limits-and-errors.md`: every bound and every error code of the contract. */
export const describeLimits = (): string => `# Limits and errors

Made from \`packages/contract\` by \`npm run generate\`; don't edit. How to react: [integrator guide](integrator-guide.md#errors).

## Limits

Calls that are not listed have no rate limit; the server answers \`503 E_SERVER_BUSY\` with \`Retry-After\` when it has
more to analyse than it can. Beyond a rate: \`429 E_RATE_LIMITED\` with \`Retry-After\`.
Several servers over one database count together, unless it says "per server".

${table(['What', 'Limit'], rows)}

## Errors

\`{0}\` stands for a value of the request; \`Args\` of the answer holds it.

${table(
  ['HTTP', 'ID', 'Message'],
  Object.entries(errors)
    .toSorted(([, a], [, b]) => a.status - b.status)
    .map(([code, { status, message }]) => [String(status), `\`${code}\``, message]),
)}
`;
