import type { SandboxCapture, SandboxRemedy, SimulateAttemptRequest } from '@selfsame/contract';
import type { CSSResult, LitElement, TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { CaptureController } from '../capture-controller.ts';
import type { PageModel, State } from '../machine/states.ts';
import { renderScreen } from '../screens/screen.ts';
import type { Texts } from '../texts/texts.ts';
import { mayUsePasskey, type PasskeyAct, passkeyFaults } from './acting-passkey.ts';
import { ActingUser, mayCapture, mayDecline } from './acting-user.ts';
import { sandboxStyles } from './sandbox-styles.ts';
import { type SandboxTexts, sandboxTextsOf } from './sandbox-texts.ts';

/** What a capture without a camera can fail at, by its value in the choice: a fault, or what the user is told. */
const faults = ['liveness', 'match', 'matchAndLiveness'] as const satisfies readonly SandboxCapture[];
const remedies = {
  ShowFace: true,
  OnePersonOnly: true,
  MoveCloser: true,
  MoveBack: true,
  CenterFace: true,
  LookStraight: true,
  HoldUpright: true,
  MoreLight: true,
  LessLight: true,
  HoldStill: true,
  UncoverFace: true,
  SamePersonThroughout: true,
  TryAgain: true,
} as const satisfies Record<SandboxRemedy, true>;

const isFault = (value: string): value is (typeof faults)[number] =>
  (faults as readonly string[]).includes(value);

/** The request for a value of the choice. */
function failing(value: string): SimulateAttemptRequest {
  return isFault(value) ? { capture: value } : { capture: 'quality', remedies: [value as SandboxRemedy] };
}

/** The banner "Sandbox" and "Act as the user" behind it: what the user would do, without a camera or an authenticator. */
export class SandboxPanel {
  readonly styles: readonly CSSResult[] = [sandboxStyles];
  readonly #controller: CaptureController;
  readonly #user: ActingUser | null;
  readonly #host: LitElement;
  /** Whether the user has left. */
  hasLeft = false;

  /** @param host what shows the panel */
  constructor(controller: CaptureController, host: LitElement) {
    this.#controller = controller;
    this.#host = host;
    this.#user = controller.addStandIn((page) => new ActingUser(page));
  }

  /** What lies over the screen, and in its place once the user has left. */
  render(model: PageModel | null, all: Texts): TemplateResult {
    const texts = sandboxTextsOf(all.language);
    const isOver = this.hasLeft || model === null || model.state.name === 'done';
    const banner = html`<b>${texts.title}</b>`;
    if (isOver)
      return html`
        <div class="sandbox" role="note"><p class="strip">${banner}</p></div>
        ${this.hasLeft ? renderScreen({ ...texts.left, icon: 'pause' }) : nothing}
      `;
    return html`
      <details class="sandbox">
        <summary>${banner}<span>${texts.act}</span></summary>
        ${this.#renderActs(model, all, texts)}
      </details>
    `;
  }

  #renderActs(model: PageModel, all: Texts, texts: SandboxTexts): TemplateResult {
    const { state, session } = model;
    const isPasskey = state.name === 'passkey';
    return html`
      <div class="acts">
        <p>${texts.note}</p>
        ${isPasskey ? this.#renderPasskey(model, state, { all, texts }) : this.#renderCapture(model, all, texts)}
        ${act('decline', texts.decline, !mayDecline(state), () => this.#controller.send({ type: 'decline' }))}
        ${act('wait', texts.wait, session === null, () => void this.#user?.waitOut())}
        ${act('leave', texts.leave, session === null, () => void this.#leave())}
      </div>
    `;
  }

  #renderCapture(model: PageModel, all: Texts, texts: SandboxTexts): TemplateResult {
    const { state, session } = model;
    const isBusy = !mayCapture(state);
    const isClosed = isBusy || !session?.needsCapture;
    const isCompared = session?.purpose === 'verification';
    const isFitting = (fault: SandboxCapture) =>
      (fault === 'liveness' || isCompared) && (fault === 'match' || session?.checkLiveness);
    const capture = (wanted: SimulateAttemptRequest) => this.#user?.capture(wanted, model);
    return html`
      ${act('accept', texts.accept, isBusy, () => capture({ capture: 'accept' }))}
      ${act('ordered', texts.ordered, isClosed, () => capture({}))}
      <fieldset ?disabled=${isClosed}>
        <label for="fault">${texts.fault}</label>
        <select id="fault" name="fault">
          ${faults.filter(isFitting).map((fault) => html`<option value=${fault}>${texts.faults[fault]}</option>`)}
          ${Object.keys(remedies).map((name) => html`<option value=${name} ?selected=${name === 'MoreLight'}>${all.remedies[name as SandboxRemedy]}</option>`)}
        </select>
        ${act('fail', texts.fail, isClosed, (event) => capture(failing(chosen(event) ?? 'TryAgain')))}
      </fieldset>
    `;
  }

  #renderPasskey(
    model: PageModel,
    state: Extract<State, { name: 'passkey' }>,
    { all, texts }: { all: Texts; texts: SandboxTexts },
  ): TemplateResult {
    const isBusy = !mayUsePasskey(state);
    const { none: noAuthenticator, lost } = all.passkey;
    const words = { ...texts.passkeyFaults, noAuthenticator, lost };
    const faults = passkeyFaults[state.step];
    const answer = (wanted: PasskeyAct) => this.#user?.usePasskey(wanted, model);
    const fail = (event: Event) => answer(faults.find((fault) => fault === chosen(event)) ?? 'closed');
    return html`
      ${act('passkey', texts.passkey, isBusy, () => answer('accept'))}
      <fieldset ?disabled=${isBusy}>
        <label for="passkey-fault">${texts.passkeyFault}</label>
        <select id="passkey-fault" name="passkey-fault">
          ${faults.map((fault) => html`<option value=${fault}>${words[fault]}</option>`)}
        </select>
        ${act('passkey-fail', texts.passkeyFail, isBusy, fail)}
      </fieldset>
    `;
  }

  /** The page is over, as after its tab was closed: it tells the server so, and nobody else. */
  async #leave(): Promise<void> {
    this.hasLeft = true;
    this.#controller.end();
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#host.renderRoot.querySelector('h1')?.focus();
  }
}

/** A button that closes the panel and does one thing. */
const act = (name: string, label: string, disabled: boolean, run: (event: Event) => void) => html`
  <button type="button" class="quiet" data-act=${name} ?disabled=${disabled}
    @click=${(event: Event) => {
      close(event);
      run(event);
    }}>${label}</button>
`;

/** The panel closes, so that the screen below it is seen. */
function close({ currentTarget }: Event): void {
  const panel = (currentTarget as Element).closest('details');
  if (panel) panel.open = false;
}

const chosen = ({ currentTarget }: Event): string | undefined =>
  (currentTarget as Element).closest('fieldset')?.querySelector('select')?.value;
