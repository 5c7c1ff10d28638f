import type { PasskeyAbility } from '../machine/states.ts';

/** What of a window tells whether it may ask for passkeys. */
export interface AbilityWindow {
  readonly isSecureContext: boolean;
  readonly PublicKeyCredential?: unknown;
  readonly document: object;
}

/** Chromium's way to ask what a frame is allowed; other browsers have none. */
interface FeaturePolicy {
  readonly allowsFeature: (name: string) => boolean;
}

/**
 * Whether this page may ask for passkeys: `unable` where the browser knows none, `blocked` in a frame that its embedding
 * page did not allow them. Browsers that don't say so answer the first question with an error instead.
 */
export function passkeyAbility({
  isSecureContext,
  PublicKeyCredential,
  document,
}: AbilityWindow): PasskeyAbility {
  if (!isSecureContext || PublicKeyCredential === undefined) return 'unable';
  const policy = (document as { featurePolicy?: FeaturePolicy }).featurePolicy;
  return (policy?.allowsFeature('publickey-credentials-get') ?? true) ? 'able' : 'blocked';
}

/** Whether this page is in a frame that its browser does not say to be allowed passkeys: the page around it may help. */
export function mayBeHelped(page: Pick<AbilityWindow, 'document'> & { readonly parent: unknown }): boolean {
  const policy = (page.document as { featurePolicy?: FeaturePolicy }).featurePolicy;
  return page.parent !== page && policy?.allowsFeature('publickey-credentials-get') !== true;
}

/** What a new passkey is listed under: the kind of this device, as far as the browser's name tells. */
export function nameOfDevice(userAgent: string): string {
  const names: readonly (readonly [RegExp, string])[] = [
    [/iPhone|iPod/, 'iPhone'],
    [/iPad/, 'iPad'],
    [/Android.*Mobile/, 'Android phone'],
    [/Android/, 'Android tablet'],
    [/CrOS/, 'Chromebook'],
    [/Windows/, 'Windows computer'],
    [/Macintosh/, 'Mac'],
    [/Linux/, 'Linux computer'],
  ];
  return names.find(([pattern]) => pattern.test(userAgent))?.[1] ?? 'Passkey';
}
