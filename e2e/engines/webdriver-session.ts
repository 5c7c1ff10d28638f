/** What WebDriver calls an element, in its JSON (https://www.w3.org/TR/webdriver2/#elements). */
export type ElementReference = Record<'element-6066-11e4-a52e-4f735466cecf', string>;

interface Failure {
  error: string;
  message: string;
}

/** Sends a request to a driver. @throws Error with the driver's own words when it refuses */
async function ask(url: string, method: string, body?: unknown): Promise<unknown> {
  // The driver closes connections that rest.
  const init = {
    method,
    headers: { connection: 'close' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  };
  const response = await fetch(url, init);
  const { value } = (await response.json()) as { value: unknown };
  if (response.ok) return value;
  const { error, message } = value as Failure;
  throw new Error(`${error}: ${message}`);
}

/** Whether a driver takes requests. */
export const isDriverReady = (driver: string): Promise<boolean> =>
  ask(`${driver}/status`, 'GET').then(
    () => true,
    () => false,
  );

/** A session of WebDriver: one browser, one window at a time. */
export class WebDriverSession {
  readonly #url: string;

  private constructor(url: string) {
    this.#url = url;
  }

  /** Starts a browser. @param driver address of the driver @param capabilities what it must be able to */
  static async begin(driver: string, capabilities: Record<string, unknown>): Promise<WebDriverSession> {
    const body = { capabilities: { alwaysMatch: capabilities } };
    const { sessionId } = (await ask(`${driver}/session`, 'POST', body)) as { sessionId: string };
    return new WebDriverSession(`${driver}/session/${sessionId}`);
  }

  /** Sends a command: its path below the session, and its parameters; without them it only reads. */
  send(command: string, parameters?: Record<string, unknown>): Promise<unknown> {
    return ask(`${this.#url}/${command}`, parameters === undefined ? 'GET' : 'POST', parameters);
  }

  /** Ends the browser. */
  async end(): Promise<void> {
    await ask(this.#url, 'DELETE');
  }
}
