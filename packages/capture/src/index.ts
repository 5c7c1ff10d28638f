export type { CaptureEvents } from './capture-events.ts';
export { parseLink } from './link.ts';
export { type MessageTargets, type PageMessage, pageMessage, postPageMessage } from './page-messages.ts';
export { SelfsameCapture } from './selfsame-capture.ts';
export type { End, State } from './states.ts';
export { languages } from './texts/load-texts.ts';
export type { Texts } from './texts/texts.ts';
