/** 3GPP TS 23.038 §6.2.1: the default alphabet, and its extension table, whose characters count twice. */
const basic =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
const extension = '^{}\\[~]|€\f';

/** How many parts the network makes of a text: 160 septets or 70 UTF-16 units in one, 153 or 67 in each of several. */
export function countSmsSegments(text: string): number {
  const characters = [...text];
  const isGsm = characters.every((character) => basic.includes(character) || extension.includes(character));
  const length = isGsm
    ? characters.reduce((sum, character) => sum + (extension.includes(character) ? 2 : 1), 0)
    : text.length;
  const [single, several] = isGsm ? [160, 153] : [70, 67];
  return length <= single ? 1 : Math.ceil(length / several);
}
