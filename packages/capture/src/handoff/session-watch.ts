import { joinTabs, type TabChannel } from '../embedding/tab-channel.ts';
import type { CaptureEvent, PageModel } from '../machine/states.ts';
import { Funnel } from '../session/funnel.ts';
import type { Opened, SessionApi } from '../session/session-api.ts';
import { wait, whenVisible } from '../session/waiting.ts';
import { type HandoffNeeds, offerHandoff } from './offer-handoff.ts';

/** The server ends a session to the millisecond; a look right after it finds it over. */
const AFTER_END_MS = 300;
/** How long the server keeps the offer of a passkey open, ms. */
const OFFER_MS = 300_000;
/** How often a page looks at a session that others end, ms: operators decide within minutes, a wait takes hours. */
const LOOK_MS = { 'in-review': 10_000, delay: 60_000 } as const;

/** What the watch needs of its surroundings. */
export interface SessionWatchNeeds {
  readonly api: SessionApi;
  readonly send: (event: CaptureEvent) => void;
  /** Names the session among the tabs and reloads of this browser. */
  readonly sessionName: string;
  /** Whether a phone would be the better camera. */
  readonly isDesktop: boolean;
  readonly clock: () => number;
  /** Fires when the component left the page. */
  readonly signal: AbortSignal;
}

/** Watches what happens to a session beside the flow of this page: its clock, a phone, other tabs, reloads. */
export class SessionWatch {
  readonly #needs: SessionWatchNeeds;
  readonly #tabs: TabChannel;
  readonly #funnel: Funnel;
  #state: PageModel['state']['name'] | null = null;
  /** A hand-off made before this page was opened. */
  #known: string | null = null;
  #isOffering = false;

  constructor(needs: SessionWatchNeeds) {
    this.#needs = needs;
    const { send, sessionName, signal } = needs;
    this.#tabs = joinTabs(sessionName, (message) => {
      send({ type: message === 'here' ? 'displaced' : 'outdated' });
    });
    const { api, clock } = needs;
    this.#funnel = new Funnel({ clock, send: (report) => api.report(report) });
    signal.addEventListener('abort', () => {
      this.#tabs.close();
      this.#funnel.leave();
    });
    // Phones end hidden pages without another word; a page that is left says so.
    document.addEventListener('visibilitychange', () => document.hidden && this.#funnel.flush(), { signal });
    addEventListener('pagehide', () => this.#funnel.leave(), { signal });
  }

  /** The session was opened. */
  opened({ session, handoffId, code }: Opened): void {
    const { send, signal, isDesktop } = this.#needs;
    if (session.page !== null) return;
    const leftMs = Date.parse(session.expiresAt) - Date.parse(session.serverTime);
    wait(leftMs + AFTER_END_MS, signal).then(
      () => send({ type: 'outdated' }),
      () => undefined,
    );
    // Who was handed the session does not hand it on: two codes would tell nobody anything.
    if (code !== null || (!session.needsCapture && session.passkey.step === 'none')) return;
    this.#known = handoffId;
    if (isDesktop || handoffId !== null) this.offerHandoff();
  }

  /** Offers another device a way in, once. */
  offerHandoff(): void {
    if (this.#isOffering) return;
    this.#isOffering = true;
    void this.#offerHandoff(this.#known).then(() => {
      this.#isOffering = false;
    });
  }

  /** The page's model has changed. */
  saw(model: PageModel): void {
    this.#funnel.saw(model);
    const { name } = model.state;
    const hasMoved = name !== this.#state;
    this.#state = name;
    if (hasMoved) this.#moved(model);
  }

  #moved({ state }: PageModel): void {
    if (state.name === 'passkey' && state.step === 'offer') this.#endOffer();
    if (state.name === 'starting') this.#tabs.tell('here');
    if (state.name === 'done') this.#tabs.tell('over');
    if (state.name === 'in-review' || state.name === 'delay')
      this.#lookForEnd(state.name).catch(() => undefined);
  }

  /** The page may be closed now; one that stays open, and can be seen, comes to its end when others have ended the session. */
  async #lookForEnd(name: keyof typeof LOOK_MS): Promise<void> {
    const { send, signal } = this.#needs;
    while (this.#state === name) {
      await wait(LOOK_MS[name], signal);
      await whenVisible(signal);
      if (this.#state === name) send({ type: 'outdated' });
    }
  }

  /** An offer ends by the server's clock; the page around this one still waits for the end. */
  #endOffer(): void {
    const { send, signal } = this.#needs;
    wait(OFFER_MS + AFTER_END_MS, signal).then(
      () => send({ type: 'outdated' }),
      () => undefined,
    );
  }

  async #offerHandoff(known: string | null): Promise<void> {
    const { api, send, clock, signal } = this.#needs;
    const needs: HandoffNeeds = {
      ...{ api, known, clock, wait, whenVisible },
      onOffer: (offer) => send({ type: 'offered', offer }),
      onClaimed: (code) => send({ type: 'claimed', code }),
      onOver: (session) => send({ type: 'refreshed', session }),
    };
    await offerHandoff(needs, signal).catch(() => undefined);
  }
}
