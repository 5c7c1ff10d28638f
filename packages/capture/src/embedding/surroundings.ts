/** What of the browser tells where the page runs. */
export interface Surroundings {
  readonly userAgent: string;
  readonly maxTouchPoints: number;
  /** Whether the browser offers cameras at all. */
  readonly hasCameras: boolean;
}

/** Reads the running browser. */
export function readSurroundings(): Surroundings {
  const { userAgent, maxTouchPoints } = navigator;
  // Without https no browser offers cameras; that has its own help text.
  const hasCameras = !isSecureContext || navigator.mediaDevices?.getUserMedia !== undefined;
  return { userAgent, maxTouchPoints, hasCameras };
}

/** Whether the user has asked the system for less motion: then nothing flashes, and nobody has to ask. */
export function wantsCalm(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}

/** Whether another page, of whatever origin, has this one in a frame. */
export const isFramed = ({ top, self }: Pick<Window, 'top' | 'self'>): boolean => top !== self;

/** Whether a page of another origin has this one in a frame. */
export function isFramedElsewhere({ top, location }: Pick<Window, 'top' | 'location'>): boolean {
  try {
    return top?.location.origin !== location.origin;
  } catch {
    // Browsers tell nothing of a page of another origin.
    return true;
  }
}

/** Phones and tablets, also the iPad that calls itself a Mac (tablets count as mobile: docs/wire.md#devices). */
export function isHandheld({ userAgent, maxTouchPoints }: Surroundings): boolean {
  if (/Android|iPhone|iPad|iPod|Mobile|Tablet|Silk|KaiOS/i.test(userAgent)) return true;
  return /Macintosh/.test(userAgent) && maxTouchPoints > 1;
}

/** Apps that open links in a browser of their own, by what they add to its name. */
const appNames =
  /FBAN|FBAV|FB_IAB|Instagram|Line\/|MicroMessenger|WhatsApp|Snapchat|TikTok|musical_ly|BytedanceWebview|Twitter|LinkedInApp|Pinterest|Telegram|KAKAOTALK|GSA\/|DuckDuckGo/i;

/** Whether another app's built-in browser shows the page. */
export function isInApp({ userAgent }: Surroundings): boolean {
  if (appNames.test(userAgent)) return true;
  if (/Android/.test(userAgent)) return /; wv\)/.test(userAgent);
  // Safari and every real browser on iOS name "Safari/"; a bare WebView does not.
  return /iPhone|iPad|iPod/.test(userAgent) && !/Safari\//.test(userAgent);
}

/**
 * An address that opens a page in the phone's real browser from inside an app; null where there is no such way.
 * @param url absolute, http or https
 */
export function browserAddress({ userAgent }: Surroundings, url: string): string | null {
  const { protocol, host, pathname, search, hash } = new URL(url);
  const scheme = protocol.replace(':', '');
  if (/Android/.test(userAgent)) {
    // What follows "#Intent" is the instruction; the page's own fragment must not look like it.
    const rest = `${host}${pathname}${search}${hash.replace('#', '%23')}`;
    return hash === ''
      ? `intent://${rest}#Intent;scheme=${scheme};action=android.intent.action.VIEW;end`
      : null;
  }
  // Since iOS 17.
  return /iPhone|iPad|iPod/.test(userAgent) ? `x-safari-${url}` : null;
}
