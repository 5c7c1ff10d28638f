/**
 * What the capture page or what it stands on may use, and some browser lacks; each is taken away by its function, in the page. Trusted
 * Types are a setting of the browser instead (`PageOptions`): a page that has lost them alone would still be held to them.
 */
const removals = {
  requestVideoFrameCallback() {
    Reflect.deleteProperty(HTMLVideoElement.prototype, 'requestVideoFrameCallback');
    Reflect.deleteProperty(HTMLVideoElement.prototype, 'cancelVideoFrameCallback');
  },
  wasmSimd() {
    // What a browser without SIMD says to our kernels.
    const refuse = () => Promise.reject(new WebAssembly.CompileError('invalid SIMD opcode'));
    Object.assign(WebAssembly, { instantiate: refuse, instantiateStreaming: refuse });
  },
  webSocket: () => Reflect.deleteProperty(globalThis, 'WebSocket'),
  broadcastChannel: () => Reflect.deleteProperty(globalThis, 'BroadcastChannel'),
  abortSignalHelpers() {
    Reflect.deleteProperty(AbortSignal, 'any');
    Reflect.deleteProperty(AbortSignal, 'timeout');
  },
  permissions: () => Reflect.deleteProperty(Navigator.prototype, 'permissions'),
  wakeLock: () => Reflect.deleteProperty(Navigator.prototype, 'wakeLock'),
  vibration: () => Reflect.deleteProperty(Navigator.prototype, 'vibrate'),
  speech: () => Reflect.deleteProperty(globalThis, 'speechSynthesis'),
  imageCapture: () => Reflect.deleteProperty(globalThis, 'ImageCapture'),
  trackProcessor: () => Reflect.deleteProperty(globalThis, 'MediaStreamTrackProcessor'),
  offscreenCanvas: () => Reflect.deleteProperty(globalThis, 'OffscreenCanvas'),
  canvasFilter: () => Reflect.deleteProperty(CanvasRenderingContext2D.prototype, 'filter'),
  featurePolicy: () => Reflect.deleteProperty(Document.prototype, 'featurePolicy'),
  webAuthn() {
    Reflect.deleteProperty(globalThis, 'PublicKeyCredential');
    Reflect.deleteProperty(Navigator.prototype, 'credentials');
  },
  screenOrientation: () => Reflect.deleteProperty(Screen.prototype, 'orientation'),
  sessionStorage() {
    // As where a user blocks what sites store.
    const refuse = () => {
      throw new DOMException('The operation is insecure.', 'SecurityError');
    };
    Object.defineProperty(globalThis, 'sessionStorage', { get: refuse });
  },
};

/** The text of a script that takes all of it away. */
export const lackingScript = `{
  const removals = { ${Object.entries(removals)
    .map(([name, remove]) =>
      String(remove).startsWith(name) ? String(remove) : `${name}: ${String(remove)}`,
    )
    .join(', ')} };
  for (const remove of Object.values(removals)) remove();
}`;
