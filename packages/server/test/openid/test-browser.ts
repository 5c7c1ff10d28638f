interface Cookie {
  name: string;
  value: string;
  path: string;
}

/** What a browser does with redirects, forms and cookies, without a page: enough to sign in by. */
export class TestBrowser {
  #cookies: Cookie[] = [];
  readonly #origin: string;
  readonly #address: string;
  readonly #fetch: (url: string, init: RequestInit) => Promise<Response>;

  /**
   * @param address where it is, for a server that believes its proxy: what clients may do is counted by it
   * @param request sends its requests; over the network unless said
   */
  constructor(
    origin: string,
    address: string,
    request: (url: string, init: RequestInit) => Promise<Response> = fetch,
  ) {
    this.#origin = origin;
    this.#address = address;
    this.#fetch = request;
  }

  /** Asks for an address and follows no redirect. */
  async get(url: string, headers: Record<string, string> = {}): Promise<Response> {
    return this.#send(url, { headers });
  }

  /** Posts a form, as a page of the server does unless another origin is said. */
  async post(
    url: string,
    form: Record<string, string> = {},
    origin: string = this.#origin,
  ): Promise<Response> {
    return this.#send(url, { method: 'POST', body: new URLSearchParams(form), headers: { origin } });
  }

  /** Follows redirects of the server; ends at the first answer that is none, or that leads to another origin. */
  async follow(answer: Response): Promise<{ answer: Response; url: string }> {
    let last = answer;
    let url = answer.url;
    for (let n = 0; n < 10 && last.status >= 300 && last.status < 400; n++) {
      url = new URL(last.headers.get('location') ?? '', this.#origin).href;
      if (new URL(url).origin !== this.#origin) break;
      last = await this.get(url);
    }
    return { answer: last, url };
  }

  /** Follows redirects, and posts forms to the server that a page posts by itself. */
  async goOn(answer: Response): Promise<{ answer: Response; url: string }> {
    const { answer: last, url } = await this.follow(answer);
    const form = last.status === 200 ? readForm(await last.clone().text()) : undefined;
    if (!form?.isPosted || new URL(form.action, this.#origin).origin !== this.#origin)
      return { answer: last, url };
    return this.goOn(await this.post(form.action, form.fields));
  }

  /** Names of the cookies that would be sent to an address. */
  cookiesFor(url: string): string[] {
    return this.#cookiesFor(url).map(({ name }) => name);
  }

  /** Takes another browser's cookies, as who stole them would. */
  takeCookiesOf(other: TestBrowser): void {
    this.#cookies = [...other.#cookies];
  }

  #cookiesFor(url: string): Cookie[] {
    const { pathname } = new URL(url, this.#origin);
    return this.#cookies.filter(
      ({ path }) => pathname === path || pathname.startsWith(path.endsWith('/') ? path : `${path}/`),
    );
  }

  async #send(url: string, init: RequestInit): Promise<Response> {
    const absolute = new URL(url, this.#origin).href;
    const cookie = this.#cookiesFor(absolute)
      .map(({ name, value }) => `${name}=${value}`)
      .join('; ');
    const headers = {
      ...(init.headers as Record<string, string>),
      'x-forwarded-for': this.#address,
      ...(cookie && { cookie }),
    };
    const answer = await this.#fetch(absolute, { ...init, headers, redirect: 'manual' });
    for (const line of answer.headers.getSetCookie()) this.#keep(line);
    return answer;
  }

  #keep(line: string): void {
    const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
    const name = pair.slice(0, pair.indexOf('='));
    const value = pair.slice(pair.indexOf('=') + 1);
    const path = attributes.find((each) => /^path=/i.test(each))?.slice(5) ?? '/';
    this.#cookies = this.#cookies.filter((kept) => kept.name !== name || kept.path !== path);
    if (value !== '') this.#cookies.push({ name, value, path });
  }
}

/** The first form of a page, and whether the page posts it by itself. */
export function readForm(html: string): {
  action: string;
  fields: Record<string, string>;
  isPosted: boolean;
} {
  const inputs = html.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g);
  return {
    action: /<form method="post" action="([^"]*)"/.exec(html)?.[1] ?? '',
    fields: Object.fromEntries([...inputs].map(([, name, value]) => [name, value])),
    isPosted: html.includes('forms[0].submit()'),
  };
}
