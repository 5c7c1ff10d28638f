import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import passport from 'passport';
import Strategy from 'passport-openidconnect';

/** Who Passport says signed in. */
export interface PassportUser {
  issuer: string;
  sub: string;
  subOfUserInfo: string;
  username: string | undefined;
  name: string | undefined;
  acr: string | undefined;
  amr: string[] | undefined;
  signedInAt: string | undefined;
}

/** An application that signs people in by Passport and passport-openidconnect, as their documents show it. */
export interface PassportApp {
  /** Begins a sign-in. */
  loginUrl: string;
  /** Leaves the next callback unread, as a browser that is closed too early. @returns its address */
  keepCallback(): Promise<string>;
  close(): void;
}

interface Settings {
  port: number;
  issuer: string;
  clientId: string;
  clientSecret: string;
}

type Request = IncomingMessage & { query?: Record<string, string>; session?: Record<string, unknown> };

/** Starts it. Its page shows the user as JSON in `<pre>`, or why there is none in `<h1>`. */
export async function openPassportApp({
  port,
  issuer,
  clientId,
  clientSecret,
}: Settings): Promise<PassportApp> {
  const origin = `http://127.0.0.1:${port}`;
  const authenticator = openPassport(`${origin}/callback`, { issuer, clientId, clientSecret });
  let keep: ((address: string) => void) | null = null;
  const sessions = new Map<string, Record<string, unknown>>();
  const server = createServer((request: Request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', origin);
    if (pathname !== '/login' && pathname !== '/callback') return void response.writeHead(204).end();
    if (pathname === '/callback' && keep) {
      keep(`${origin}${request.url}`);
      keep = null;
      return show(response, '<h1>Kept</h1>', 200);
    }
    request.query = Object.fromEntries(searchParams);
    request.session = sessionOf(request, response, sessions);
    authenticator.authenticate('openidconnect', { session: false }, (error, user, info) => {
      const why = error instanceof Error ? error.message : (info?.message ?? 'no user');
      show(response, user ? `<pre>${JSON.stringify(user)}</pre>` : `<h1>${why}</h1>`, user ? 200 : 401);
    })(request, response, (error) => show(response, `<h1>${String(error)}</h1>`, 500));
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    loginUrl: `${origin}/login`,
    keepCallback: () =>
      new Promise((resolve) => {
        keep = resolve;
      }),
    close: () => void server.close(),
  };
}

/** Passport with one strategy, which makes a user of what the provider says. */
function openPassport(callbackUrl: string, { issuer, clientId, clientSecret }: Omit<Settings, 'port'>) {
  const authenticator = new passport.Passport();
  authenticator.use(
    new Strategy(
      {
        issuer,
        authorizationURL: `${issuer}/connect/authorize`,
        tokenURL: `${issuer}/connect/token`,
        userInfoURL: `${issuer}/connect/userinfo`,
        clientID: clientId,
        clientSecret,
        callbackURL: callbackUrl,
        scope: ['profile'],
        nonce: true,
      },
      (by, fromUserInfo, fromIdToken, context, _idToken, _accessToken, _refreshToken, _parameters, done) => {
        const user: PassportUser = {
          issuer: by,
          sub: fromIdToken.id,
          subOfUserInfo: fromUserInfo.id,
          username: fromUserInfo.username,
          name: fromUserInfo.displayName,
          acr: context.class,
          amr: context.methods,
          signedInAt: context.timestamp?.toISOString(),
        };
        done(null, user);
      },
    ),
  );
  return authenticator;
}

/** The session of a browser, as express-session keeps it: by a cookie. */
function sessionOf(
  request: IncomingMessage,
  response: ServerResponse,
  sessions: Map<string, Record<string, unknown>>,
): Record<string, unknown> {
  const known = sessions.get(/\bsid=([\w-]+)/.exec(request.headers.cookie ?? '')?.[1] ?? '');
  if (known) return known;
  const id = crypto.randomUUID();
  const session = {};
  sessions.set(id, session);
  response.setHeader('set-cookie', `sid=${id}; Path=/; HttpOnly; SameSite=Lax`);
  return session;
}

function show(response: ServerResponse, body: string, status: number): void {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' });
  response.end(
    `<!doctype html><html lang="en"><title>App</title><link rel="icon" href="data:,">${body}</html>`,
  );
}
