import { CameraError } from './camera/camera-problem.ts';
import { grabJpeg } from './camera/frames.ts';
import { LiveCamera } from './camera/live-camera.ts';
import { nextVideoFrame } from './camera/video-frame.ts';
import type { CaptureDependencies, StandIn, StandInPage } from './capture-dependencies.ts';
import { runChallenge } from './challenge/challenges.ts';
import type { FaceDetector } from './detector/blaze-face.ts';
import { loadOnce } from './detector/load-once.ts';
import type { Guide } from './guidance/guide.ts';
import { createGuide } from './guidance/guide.ts';
import { holdMs } from './guidance/hold-time.ts';
import { type Oval, type View, viewOf } from './guidance/view.ts';
import { SessionWatch } from './handoff/session-watch.ts';
import { advance, begin, isLive } from './machine/machine.ts';
import type { CaptureEvent, Effect, PageModel, Transition } from './machine/states.ts';
import { callForCode } from './passkey/code-calls.ts';
import { PasskeyCeremonies } from './passkey/passkey-ceremonies.ts';
import type { OpenAttempt } from './session/attempt-source.ts';
import { AttemptSource } from './session/attempt-source.ts';
import type { CaptureForm } from './session/capture-form.ts';
import { packCaptureForm } from './session/capture-form.ts';
import { problemOf } from './session/problem-of.ts';
import type { SessionApi } from './session/session-api.ts';
import { ApiError } from './session/session-api.ts';
import { wait } from './session/waiting.ts';

/** After this long without a picture the user may take it by hand, and the server judges (docs/capture.md#guidance). */
const MANUAL_AFTER_MS = 10_000;

/** Drives one session: keeps the machine's model, does what it asks for, and feeds the results back. */
export class CaptureController {
  #model: PageModel;
  #progress = 0;
  #form: CaptureForm | null = null;
  /** Whether a turn of the head was asked for before. */
  #wasAsked = false;
  /** The attempt whose evidence was sent last. */
  #attempt: OpenAttempt | null = null;
  #manualTimer: ReturnType<typeof setTimeout> | undefined;
  #guide: Guide | null = null;
  #standIn: StandIn | null = null;
  readonly #camera: LiveCamera;
  readonly #sessionWatch: SessionWatch | null;
  readonly #attempts: AttemptSource | null;
  readonly #passkeys: PasskeyCeremonies | null;
  readonly #ended = new AbortController();
  readonly #needs: CaptureDependencies;
  readonly #loadDetector: () => Promise<FaceDetector | null>;
  readonly #page: StandInPage | null;

  constructor(needs: CaptureDependencies) {
    this.#needs = needs;
    this.#loadDetector = loadOnce(needs.loadDetector);
    this.#camera = new LiveCamera(needs.video, {
      onFrame: () => this.#watch(),
      onProblem: (problem) => this.send({ type: 'cameraFailed', problem }),
      onSlow: () => this.send({ type: 'cameraSlow' }),
    });
    const { api } = needs;
    const page = api && { api, send: (event: CaptureEvent) => this.send(event), signal: this.#ended.signal };
    this.#page = page;
    this.#attempts = api && new AttemptSource(api, needs.clock);
    this.#sessionWatch = page && new SessionWatch({ ...needs, ...page });
    this.#passkeys = page && new PasskeyCeremonies({ ...needs, ...page });
    const first = begin(needs.arrival);
    this.#model = first.model;
    this.#take(first);
  }

  /** The camera that runs, or null. */
  get camera(): string | null {
    return this.#camera.current;
  }

  /** Where a face belongs. */
  get oval(): Oval {
    return this.#view.oval;
  }

  /** Changes to another camera and begins anew with it. */
  useCamera(id: string): void {
    this.#camera.choose(id);
    this.send({ type: 'rotated' });
  }

  /** Lets something stand in for the camera, whenever it wants to. */
  addStandIn<T extends StandIn>(make: (page: StandInPage) => T): T | null {
    const made = this.#page && make(this.#page);
    this.#standIn = made;
    return made;
  }

  /** Feeds an event to the machine. */
  send(event: CaptureEvent): void {
    if (!this.#ended.signal.aborted) this.#take(advance(this.#model, event));
  }

  /** Stops everything for good: the component left the page. */
  end(): void {
    this.#ended.abort();
    this.#stopGuiding();
    this.#camera.stop();
  }

  #take({ model, effects }: Transition): void {
    const before = this.#model.state;
    const wasLive = isLive(before);
    this.#model = model;
    if (wasLive && !isLive(model.state)) this.#stopGuiding();
    this.#sessionWatch?.saw(model);
    this.#passkeys?.saw(model);
    this.#standIn?.saw(model);
    if (before.name === 'passkey' && model.state.name !== 'passkey') this.#passkeys?.leave();
    this.#needs.onChange(model, this.#progress);
    for (const effect of effects) this.#do(effect);
  }

  #do(effect: Effect): void {
    if (this.#standIn?.does(effect, this.#model)) return;
    switch (effect) {
      case 'openSession':
        this.#openSession();
        break;
      case 'readSession':
        this.#readSession();
        break;
      case 'accept':
      case 'decline':
        this.#ask(
          (api, signal) => api[effect](signal),
          (session) => this.send({ type: 'decided', session }),
        );
        break;
      case 'startCamera':
        void this.#startCamera();
        break;
      case 'restCamera':
        this.#camera.rest();
        break;
      case 'stopCamera':
        this.#camera.stop();
        break;
      case 'capture':
        void this.#capture();
        break;
      case 'upload':
        this.#upload();
        break;
      case 'offerHandoff':
        this.#sessionWatch?.offerHandoff();
        break;
      default:
        if (this.#page) callForCode(this.#page, effect, this.#model.state);
        this.#passkeys?.do(effect, this.#model.state, this.#attempt?.attemptId ?? null);
    }
  }

  #openSession(): void {
    this.#ask(
      (api, signal) => api.open(signal),
      (opened) => {
        this.send({ type: 'opened', ...opened });
        this.#sessionWatch?.opened(opened);
        // Warm while the introduction is read.
        if (opened.session.page === null && opened.session.needsCapture) void this.#loadDetector();
      },
    );
  }

  /** Nobody waits for this; should it fail, the next call mostly tells what there is to tell. */
  #readSession(): void {
    const tell = (session: NonNullable<PageModel['session']>) => this.send({ type: 'refreshed', session });
    const fail = (error: unknown) => this.#fail(error, 'readFailed');
    this.#needs.api?.read(this.#ended.signal).then(tell).catch(fail);
  }

  /** Runs a request and hands its answer on; failures of either become events, except that of a page that is gone. */
  #ask<T>(request: (api: SessionApi, signal: AbortSignal) => Promise<T>, then: (answer: T) => void): void {
    const fail = (error: unknown) => this.#fail(error);
    if (this.#needs.api !== null) request(this.#needs.api, this.#ended.signal).then(then).catch(fail);
  }

  #fail(error: unknown, type: 'failed' | 'readFailed' = 'failed'): void {
    const problem = problemOf(error);
    if (problem !== null) this.send({ type, problem });
  }

  async #startCamera(): Promise<void> {
    this.#form = null;
    void this.#loadDetector();
    const started = this.#camera.start();
    const run = this.#camera.signal;
    try {
      if (run !== null) this.#attempts?.prepare(run, this.#model.calm);
      await started;
    } catch (error) {
      if (error instanceof CameraError) this.send({ type: 'cameraFailed', problem: error.problem });
      // What became of a run that was given up is nobody's business; of this one nobody foresaw it.
      else if (run?.aborted === false) this.send({ type: 'cameraFailed', problem: 'unknown' });
      return;
    }
    this.send({ type: 'cameraReady' });
    void this.#camera.list().then((cameras) => this.send({ type: 'camerasFound', cameras }));
    if (document.hidden) this.send({ type: 'hidden' });
    else await this.#startGuiding();
  }

  async #startGuiding(): Promise<void> {
    const run = this.#camera.signal;
    const offer = () => this.send({ type: 'manualOffered' });
    this.#manualTimer = setTimeout(offer, MANUAL_AFTER_MS);
    const detector = await this.#loadDetector();
    if (run === null || run.aborted) return;
    // Without a detector nobody can guide, but the server can still judge.
    if (detector === null) offer();
    else {
      const hold = () => holdMs(this.#attempts?.kind ?? null, this.#wasAsked);
      this.#guide = createGuide(this.#needs.video, detector, this.#needs.clock, hold);
    }
  }

  #stopGuiding(): void {
    clearTimeout(this.#manualTimer);
    this.#guide = null;
    this.#progress = 0;
  }

  get #view(): View {
    return viewOf(this.#needs.stage(), this.#needs.video, this.#model.session?.capture.leastContext);
  }

  #watch(): void {
    const { name } = this.#model.state;
    if (this.#guide === null || (name !== 'position' && name !== 'hold')) return;
    const judgement = this.#guide.look(this.#view, this.#needs.clock());
    if (judgement === null) return;
    const { hint, held, progress } = judgement;
    const isChanged = progress !== this.#progress;
    this.#progress = progress;
    const before = this.#model;
    this.send({ type: 'judged', hint, held });
    if (isChanged && this.#model === before) this.#needs.onChange(this.#model, progress);
  }

  async #capture(): Promise<void> {
    const { video, clock } = this.#needs;
    const { state, session } = this.#model;
    const signal = this.#camera.signal;
    const attempts = this.#attempts;
    if (attempts === null || session === null || signal === null || state.name !== 'capturing') return;
    const guide = state.checked ? this.#guide : null;
    try {
      const { attempt, line } = await attempts.take(signal, this.#model.calm);
      const { attemptId, challenge } = attempt;
      const result = await runChallenge({
        challenge,
        line,
        grabSmall: (small) => grabJpeg(video, { ...small, maxFrameBytes: small.maxBytes }),
        onAsk: (ask) => {
          this.#wasAsked ||= ask.step !== 'center';
          if (!signal.aborted) this.send({ type: 'asked', ask });
        },
        isStraight: () => guide?.isStraight(this.#view) ?? true,
        plan: session.capture,
        grab: () => grabJpeg(video, session.capture),
        flaw: () => guide?.flaw(this.#view) ?? null,
        now: clock,
        nextFrame: (ms, until) => wait(ms, until).then(() => nextVideoFrame(video, until)),
        signal,
      });
      if ('ended' in result) return this.send({ type: 'answered', ...result.ended });
      if ('lost' in result) return this.send({ type: 'faceLost', hint: result.lost });
      const detector = await this.#loadDetector();
      const about = { camera: this.#camera.description, detector: detector?.kernels ?? ('none' as const) };
      this.#form = packCaptureForm(attemptId, result.frames, about);
      this.#attempt = attempt;
      this.send({ type: 'captured' });
    } catch (error) {
      if (signal.aborted) return;
      if (error instanceof ApiError) this.#fail(error);
      else this.send({ type: 'cameraFailed', problem: 'noPicture' });
    }
  }

  #upload(): void {
    const form = this.#form;
    if (form === null) return;
    const onProgress = (fraction: number) => this.send({ type: 'progress', fraction });
    this.#ask(
      (api, signal) => api.submit(form.attemptId, form.form, onProgress, signal),
      ({ outcome, remedies, session }) => {
        this.#form = null;
        // After a passive capture there is no dialogue to go on with: the next attempt has one.
        if (outcome === 'continue' && this.#attempt?.challenge.kind === 'head-turn')
          this.#attempts?.resume(this.#attempt);
        this.send({ type: 'answered', outcome, remedies, session });
      },
    );
  }
}
