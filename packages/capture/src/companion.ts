import { Funnel } from './funnel.ts';
import { type HandoffDesk, runHandoffDesk } from './handoff-desk.ts';
import type { PageMemory } from './page-memory.ts';
import type { Opened, SessionApi } from './session-api.ts';
import type { CaptureEvent, Model } from './states.ts';
import { joinTabs, type TabLine } from './tab-line.ts';
import { wait, whenVisible } from './waiting.ts';

/** The server ends a session to the millisecond; a look right after it finds it over. */
const AFTER_END_MS = 300;

/** What the companion needs of its surroundings. */
export interface CompanionNeeds {
  readonly api: SessionApi;
  readonly send: (event: CaptureEvent) => void;
  /** Names the session among the tabs and reloads of this browser. */
  readonly sessionName: string;
  /** Whether a phone would be the better camera. */
  readonly isDesktop: boolean;
  readonly memory: PageMemory;
  readonly clock: () => number;
  /** Fires when the component left the page. */
  readonly signal: AbortSignal;
}

/** Watches what happens to a session beside the flow of this page: its clock, a phone, other tabs, reloads. */
export class Companion {
  readonly #needs: CompanionNeeds;
  readonly #tabs: TabLine;
  readonly #funnel: Funnel;
  #state: Model['state']['name'] | null = null;

  constructor(needs: CompanionNeeds) {
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

  /** Whether the transaction was accepted in this tab before a reload. */
  get wasAccepted(): boolean {
    return this.#needs.memory.read(`accepted:${this.#needs.sessionName}`) === 'yes';
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
    if (code !== null || !session.needsCapture) return;
    if (isDesktop || handoffId !== null) void this.#runDesk(handoffId);
  }

  /** The page's model has changed. */
  saw(model: Model): void {
    this.#funnel.saw(model);
    const { name } = model.state;
    if (name !== this.#state) this.#moved(model);
    this.#state = name;
  }

  #moved({ state }: Model): void {
    const { memory, sessionName } = this.#needs;
    if (state.name === 'starting') this.#tabs.tell('here');
    if (state.name === 'done') this.#tabs.tell('over');
    if (state.name === 'intro') memory.write(`accepted:${sessionName}`, 'yes');
  }

  async #runDesk(known: string | null): Promise<void> {
    const { api, send, clock, signal } = this.#needs;
    const desk: HandoffDesk = {
      ...{ api, known, clock, wait, whenVisible },
      onOffer: (offer) => send({ type: 'offered', offer }),
      onClaimed: (code) => send({ type: 'claimed', code }),
      onOver: (session) => send({ type: 'refreshed', session }),
    };
    await runHandoffDesk(desk, signal).catch(() => undefined);
  }
}
