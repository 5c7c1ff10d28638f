/** What the journeys use of Passport, which brings no types. */
declare module 'passport' {
  import type { IncomingMessage, ServerResponse } from 'node:http';

  type Answered = (error: unknown, user: unknown, info: { message?: string } | undefined) => void;

  /** A Passport of its own, apart from the one that the module shares. */
  export class Passport {
    use(strategy: object): this;
    authenticate(
      strategy: string,
      options: { session: false },
      answered: Answered,
    ): (request: IncomingMessage, response: ServerResponse, next: (error: unknown) => void) => void;
  }
  const shared: { Passport: typeof Passport };
  export default shared;
}

declare module 'passport-openidconnect' {
  interface Options {
    issuer: string;
    authorizationURL: string;
    tokenURL: string;
    userInfoURL: string;
    clientID: string;
    clientSecret: string;
    callbackURL: string;
    scope: string[];
    /** It knows no PKCE. */
    nonce: true;
  }
  /** With nine parameters it reads userinfo too. */
  type Verify = (
    issuer: string,
    fromUserInfo: { id: string; displayName?: string; username?: string; _json: Record<string, unknown> },
    fromIdToken: { id: string },
    context: { class?: string; methods?: string[]; timestamp?: Date },
    idToken: string,
    accessToken: string,
    refreshToken: string | undefined,
    parameters: Record<string, unknown>,
    done: (error: unknown, user: unknown) => void,
  ) => void;

  export default class Strategy {
    constructor(options: Options, verify: Verify);
  }
}
