/** The one rule of `judge/second-factor.ts` whose passkey a known browser may stand in for. */
export const browserRule = 'newDevice';
