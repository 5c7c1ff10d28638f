/** One step of a source of input, as WebDriver and WebDriver BiDi both write it. */
export type InputAction = Record<string, unknown>;

/** A page or a frame of it, whatever drives its browser. */
export interface BrowserFrame {
  /**
   * Runs a function in the page and gives what it returns or resolves to. It must not use anything from outside; arguments and
   * result travel as JSON.
   * @throws Error with what the page threw
   */
  evaluate<Args extends unknown[], Result>(
    run: (...args: Args) => Result | Promise<Result>,
    ...args: Args
  ): Promise<Result>;
  /** Does what a pointer or a keyboard does; places are of the frame's own viewport, CSS px. */
  act(source: Record<string, unknown>, actions: InputAction[]): Promise<void>;
}

/** A window of a browser. */
export interface BrowserPage extends BrowserFrame {
  /** Goes to an address and waits until its document is parsed; Firefox does not wait until it is loaded. */
  goto(url: string): Promise<void>;
  /** The frame at an address that begins so; null where there is none yet. */
  frame(prefix: string): Promise<BrowserFrame | null>;
  /** What the window shows, PNG. */
  screenshot(): Promise<Buffer>;
  close(): Promise<void>;
}

/** How a window of a browser is. Whatever is left out is as a laptop's, English and light. */
export interface PageOptions {
  /** The text of a script that runs in every frame before the page's own. */
  script?: string;
  /** CSS px. */
  width?: number;
  height?: number;
  /** BCP 47, with its region. */
  language?: string;
  isDark?: boolean;
  userAgent?: string;
  /** The browser's own camera: none (default), or one that the user refuses. Scripts may put another in its place. */
  camera?: 'none' | 'refused';
  /** Takes Trusted Types away, of which browsers before 2026 know nothing. */
  withoutTrustedTypes?: boolean;
}

/** A browser that runs. */
export interface TestBrowser {
  /** As people call it. */
  readonly name: string;
  /** Opens a window that shares nothing with earlier ones. */
  open(options?: PageOptions): Promise<BrowserPage>;
  close(): Promise<void>;
}

/** Text of the expression that calls a function with arguments in a page and gives its result as JSON. */
export const callInPage = (run: (...args: never[]) => unknown): string =>
  `async (json) => JSON.stringify(await (${String(run)})(...JSON.parse(json))) ?? null`;
