import type { CaptureMeta } from '@selfsame/contract';
import type { CameraChoice } from '../machine/states.ts';
import { wait } from '../session/waiting.ts';
import { browserEnvironment, openCamera } from './camera.ts';
import type { CameraProblem } from './camera-problem.ts';
import { CameraError } from './camera-problem.ts';
import { nextVideoFrame } from './video-frame.ts';
import { requestWakeLock } from './wake-lock.ts';

/** Time in which an opened camera must send its first picture, and the longest pause between two. */
const NO_PICTURE_MS = 6_000;
/** iOS mutes and unmutes the track at start and at interruptions; shorter silences mean nothing. */
const MUTED_MS = 3_000;
/** Some browsers never answer, for instance when another program holds the camera; people need time to read the question, too. */
const SLOW_MS = 15_000;
/** How long the stream is kept for another attempt while nobody uses it. */
const REST_MS = 60_000;

/** What happens to a running camera. */
export interface LiveCameraListener {
  /** A new picture is in the video element. */
  onFrame(): void;
  onProblem(problem: CameraProblem): void;
  /** The browser has not given the camera for a while; it may still be asking the user. */
  onSlow(): void;
}

/**
 * The one camera stream of the page, shown in one video element. It is asked for once and kept over attempts, because
 * some browsers ask the user again at every opening; at rest it sends no pictures.
 */
export class LiveCamera {
  #stream: MediaStream | null = null;
  #run: AbortController | null = null;
  #chosen: string | null = null;
  #releaseTimer: ReturnType<typeof setTimeout> | undefined;
  readonly #video: HTMLVideoElement;
  readonly #listener: LiveCameraListener;

  constructor(video: HTMLVideoElement, listener: LiveCameraListener) {
    this.#video = video;
    this.#listener = listener;
  }

  /** Fires when the current run ends: stopped, at rest, or failed. */
  get signal(): AbortSignal | null {
    return this.#run?.signal ?? null;
  }

  /** Size and name of the camera, for the evidence. */
  get description(): CaptureMeta['camera'] {
    const track = this.#stream?.getVideoTracks()[0];
    const facingMode = track?.getSettings().facingMode;
    return {
      width: this.#video.videoWidth,
      height: this.#video.videoHeight,
      ...(track?.label ? { label: track.label.slice(0, 256) } : {}),
      ...(facingMode ? { facingMode: facingMode.slice(0, 32) } : {}),
    };
  }

  /** All cameras of the device; their names are known once one was allowed. */
  async list(): Promise<CameraChoice[]> {
    const devices = await navigator.mediaDevices.enumerateDevices().catch(() => []);
    return devices
      .filter(({ kind, deviceId }) => kind === 'videoinput' && deviceId !== '')
      .map(({ deviceId, label }) => ({ id: deviceId, label }));
  }

  /** The camera that runs, or null. */
  get current(): string | null {
    return this.#liveTrack()?.getSettings().deviceId ?? null;
  }

  /** Takes another camera from the next start on. */
  choose(id: string): void {
    this.stop();
    this.#chosen = id;
  }

  /**
   * Opens the camera, or wakes the one at rest, and waits for its first picture.
   * @throws CameraError when there is none; DOMException AbortError when it was stopped meanwhile
   */
  async start(): Promise<void> {
    this.#endRun();
    const run = new AbortController();
    this.#run = run;
    const track = this.#liveTrack() ?? (await this.#open(run.signal));
    track.enabled = true;
    this.#watch(track, run.signal);
    await this.#play(run.signal);
    requestWakeLock(run.signal);
    void this.#loop(run.signal);
  }

  /** Takes no more pictures, but keeps the stream for the next attempt. */
  rest(): void {
    this.#endRun();
    this.#video.pause();
    const track = this.#liveTrack();
    if (track !== null) track.enabled = false;
    this.#releaseTimer = setTimeout(() => this.stop(), REST_MS);
  }

  /** Switches the camera off. */
  stop(): void {
    this.#endRun();
    this.#stopTracks();
    this.#stream = null;
    this.#video.srcObject = null;
  }

  #endRun(): void {
    clearTimeout(this.#releaseTimer);
    this.#run?.abort();
    this.#run = null;
  }

  #liveTrack(): MediaStreamTrack | null {
    const track = this.#stream?.getVideoTracks()[0];
    return track?.readyState === 'live' ? track : null;
  }

  async #open(signal: AbortSignal): Promise<MediaStreamTrack> {
    const slow = setTimeout(() => signal.aborted || this.#listener.onSlow(), SLOW_MS);
    const environment = browserEnvironment((ms) => wait(ms, signal));
    const stream = await openCamera(environment, this.#chosen)
      .catch((error: unknown) => {
        // Stopped while the user was being asked: what became of it concerns no other run.
        signal.throwIfAborted();
        throw error;
      })
      .finally(() => clearTimeout(slow));
    if (signal.aborted) {
      // Nobody wants this stream any more.
      for (const track of stream.getTracks()) track.stop();
    }
    signal.throwIfAborted();
    this.#stopTracks();
    this.#stream = stream;
    this.#video.srcObject = stream;
    const [track] = stream.getVideoTracks();
    if (track === undefined) throw new CameraError('noPicture');
    return track;
  }

  #stopTracks(): void {
    for (const track of this.#stream?.getTracks() ?? []) track.stop();
  }

  #watch(track: MediaStreamTrack, signal: AbortSignal): void {
    const tell = (problem: CameraProblem) => {
      if (!signal.aborted) this.#listener.onProblem(problem);
    };
    let muted: ReturnType<typeof setTimeout> | undefined;
    track.addEventListener('ended', () => tell('ended'), { signal });
    track.addEventListener(
      'mute',
      () => {
        clearTimeout(muted);
        muted = setTimeout(() => tell('noPicture'), MUTED_MS);
      },
      { signal },
    );
    track.addEventListener('unmute', () => clearTimeout(muted), { signal });
    signal.addEventListener('abort', () => clearTimeout(muted));
  }

  async #play(signal: AbortSignal): Promise<void> {
    const video = this.#video;
    // As properties too: attributes alone have been lost by frameworks, and Safari then opens its full-screen player.
    video.muted = true;
    video.playsInline = true;
    const played = video.play().catch((error: unknown) => {
      if (!signal.aborted) throw new CameraError('noPicture', { cause: error });
    });
    const pictured = played.then(() => nextVideoFrame(video, signal));
    const tooLate = wait(NO_PICTURE_MS, signal).then(() => Promise.reject(new CameraError('noPicture')));
    await Promise.race([pictured, tooLate]);
    signal.throwIfAborted();
  }

  async #loop(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const watchdog = setTimeout(() => {
        if (!signal.aborted && !document.hidden) this.#listener.onProblem('noPicture');
      }, NO_PICTURE_MS);
      await nextVideoFrame(this.#video, signal).catch(() => undefined);
      clearTimeout(watchdog);
      if (!signal.aborted) this.#listener.onFrame();
    }
  }
}
