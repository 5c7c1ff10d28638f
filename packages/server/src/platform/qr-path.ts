import { encode } from 'uqr';

/** Light border that scanners need, in modules (ISO/IEC 18004 §5.3.8: 4). */
const quiet = 4;

/**
 * A QR code as one SVG path, a run of dark modules per `h` step: nothing but numbers, so that a page can draw it
 * without trusting markup.
 * @param text what is encoded, at error correction level M
 * @returns the path and the side of its square, border included
 */
export function qrPath(text: string): { size: number; path: string } {
  const { data, size } = encode(text, { ecc: 'M', border: 0 });
  let path = '';
  data.forEach((row, y) => {
    for (let x = 0; x < size; x++) {
      if (!row[x]) continue;
      const from = x;
      while (x < size && row[x]) x++;
      path += `M${from + quiet} ${y + quiet}h${x - from}v1h${from - x}z`;
    }
  });
  return { size: size + 2 * quiet, path };
}
