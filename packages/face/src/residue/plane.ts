/** One channel of an image: `height` rows of `width` values. */
export interface Plane {
  data: Float32Array;
  width: number;
  height: number;
}

/** A plane of zeros. */
export function makePlane(width: number, height: number): Plane {
  return { data: new Float32Array(width * height), width, height };
}

/** `factor` times smaller by averaging blocks; sizes are multiples of `factor`. */
export function shrink({ data, width, height }: Plane, factor: number, into: Plane): Plane {
  const share = 1 / (factor * factor);
  const out = into.data;
  out.fill(0);
  const across = width / factor;
  for (let y = 0, from = 0; y < height; y++) {
    const row = Math.floor(y / factor) * across;
    for (let x = 0; x < across; x++) {
      let sum = 0;
      for (let k = 0; k < factor; k++) sum += data[from++]!;
      out[row + x]! += sum * share;
    }
  }
  return into;
}

/** Draws a plane at another size, bilinear, pixel areas kept, values times `gain`. */
export function resize(source: Plane, into: Plane, gain: number): Plane {
  const { data, width, height } = source;
  const [stepX, stepY] = [width / into.width, height / into.height];
  for (let y = 0, to = 0; y < into.height; y++) {
    const sourceY = Math.max(0, Math.min(height - 1, (y + 0.5) * stepY - 0.5));
    const row = Math.min(height - 2, Math.floor(sourceY));
    const bottom = sourceY - row;
    for (let x = 0; x < into.width; x++, to++) {
      const sourceX = Math.max(0, Math.min(width - 1, (x + 0.5) * stepX - 0.5));
      const column = Math.min(width - 2, Math.floor(sourceX));
      const right = sourceX - column;
      const at = row * width + column;
      const upper = data[at]! + right * (data[at + 1]! - data[at]!);
      const lower = data[at + width]! + right * (data[at + width + 1]! - data[at + width]!);
      into.data[to] = gain * (upper + bottom * (lower - upper));
    }
  }
  return into;
}

/** Draws `source` moved by a flow: each pixel is taken from where the flow points, bilinear, edges repeated. */
export function moveBy(source: Plane, flowX: Plane, flowY: Plane, into: Plane): Plane {
  const { data, width, height } = source;
  const [dx, dy, out] = [flowX.data, flowY.data, into.data];
  const [lastColumn, lastRow] = [width - 2, height - 2];
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      const sourceX = x + dx[i]!;
      const sourceY = y + dy[i]!;
      const column = sourceX <= 0 ? 0 : sourceX >= lastColumn ? lastColumn : sourceX | 0;
      const row = sourceY <= 0 ? 0 : sourceY >= lastRow ? lastRow : sourceY | 0;
      const right = sourceX <= 0 ? 0 : sourceX >= lastColumn + 1 ? 1 : sourceX - column;
      const bottom = sourceY <= 0 ? 0 : sourceY >= lastRow + 1 ? 1 : sourceY - row;
      const at = row * width + column;
      const upper = data[at]! + right * (data[at + 1]! - data[at]!);
      const lower = data[at + width]! + right * (data[at + width + 1]! - data[at + width]!);
      out[i] = upper + bottom * (lower - upper);
    }
  }
  return into;
}
