import type { FlashColor } from '@selfsame/contract';

/** How each colour of a flash is painted: at full light, for all of the screen but the oval has to light the face. */
export const flashPaint: Readonly<Record<FlashColor, string>> = {
  red: '#ff0000',
  green: '#00ff00',
  blue: '#0000ff',
  cyan: '#00ffff',
  magenta: '#ff00ff',
  yellow: '#ffff00',
};
