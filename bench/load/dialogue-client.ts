const capturePath = '/capture/v1';

/** A client's address, as a trusted proxy tells it: a rate limit counts each. */
const anyAddress = (): string => `10.${[0, 0, 0].map(() => Math.floor(256 * Math.random())).join('.')}`;

/** One call of a capture page. @throws Error with the answer, where it is no success */
export async function callCapture<Body>(
  baseUrl: string,
  path: string,
  token: string | null,
  body?: object | FormData,
): Promise<Body> {
  const isForm = body instanceof FormData;
  const response = await fetch(`${baseUrl}${capturePath}/${path}`, {
    method: 'POST',
    headers: {
      ...(token && { authorization: `Bearer ${token}` }),
      ...(body && !isForm && { 'content-type': 'application/json' }),
      'x-forwarded-for': anyAddress(),
    },
    body: body ? (isForm ? body : JSON.stringify(body)) : null,
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${path}: ${response.status} ${text}`);
  return (text === '' ? null : JSON.parse(text)) as Body;
}

/** Begins an attempt. @returns its id */
export const issueAttempt = async (baseUrl: string, token: string): Promise<string> =>
  (await callCapture<{ attemptId: string }>(baseUrl, 'attempts', token)).attemptId;

/** Opens the socket of an attempt's dialogue, from an address of its own. */
export function dialogueSocket(baseUrl: string, token: string, attemptId: string): WebSocket {
  const url = `${baseUrl.replace('http', 'ws')}${capturePath}/attempts/${attemptId}/dialogue`;
  const protocols = ['selfsame.dialogue.v1', `bearer.${token}`];
  // Node's sockets take headers, of which the types, a browser's, know nothing.
  const options = { protocols, headers: { 'x-forwarded-for': anyAddress() } };
  return new WebSocket(url, options as unknown as string[]);
}
