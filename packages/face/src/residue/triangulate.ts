import type { Point } from '../image/affine.ts';

/** Indices of three points. */
export type Triangle = readonly [number, number, number];

/**
 * Delaunay triangulation of some hundred points: no point lies inside the circle through a triangle's corners.
 * Incremental insertion (Bowyer 1981, 10.1093/comjnl/24.2.162; Watson 1981): every circle that a new point falls into
 * loses its triangle, and the hole is filled with triangles to the new point. Quadratic, so once per process.
 */
export function triangulate(points: readonly Point[]): Triangle[] {
  const all = [...points, ...cornersAround(points)];
  const n = points.length;
  let triangles: Circle[] = [circleOf(all, [n, n + 1, n + 2])];
  for (let i = 0; i < n; i++) {
    const { x, y } = all[i]!;
    const hit = triangles.filter((circle) => (circle.x - x) ** 2 + (circle.y - y) ** 2 < circle.square);
    const rest = triangles.filter((circle) => !hit.includes(circle));
    const filled = outline(hit).map(([a, b]) => circleOf(all, [a, b, i]));
    triangles = [...rest, ...filled];
  }
  return triangles.map(({ corners }) => corners).filter((corners) => corners.every((index) => index < n));
}

/** A triangle with the circle through its corners: centre and squared radius. */
interface Circle {
  corners: Triangle;
  x: number;
  y: number;
  square: number;
}

function circleOf(points: readonly Point[], corners: Triangle): Circle {
  const [a, b, c] = corners.map((index) => points[index]!) as [Point, Point, Point];
  const [bx, by, cx, cy] = [b.x - a.x, b.y - a.y, c.x - a.x, c.y - a.y];
  const twice = 2 * (bx * cy - by * cx);
  const x = (cy * (bx * bx + by * by) - by * (cx * cx + cy * cy)) / twice;
  const y = (bx * (cx * cx + cy * cy) - cx * (bx * bx + by * by)) / twice;
  return { corners, x: a.x + x, y: a.y + y, square: x * x + y * y };
}

/** The edges that belong to one of the triangles only: the border of the hole that they leave. */
function outline(hole: readonly Circle[]): [number, number][] {
  const edges = new Map<string, [number, number]>();
  for (const { corners } of hole) {
    for (let k = 0; k < 3; k++) {
      const [from, to] = [corners[k]!, corners[(k + 1) % 3]!];
      if (!edges.delete(`${to} ${from}`) && !edges.delete(`${from} ${to}`))
        edges.set(`${from} ${to}`, [from, to]);
    }
  }
  return [...edges.values()];
}

/** Three points so far away that their triangle holds all others. */
function cornersAround(points: readonly Point[]): Point[] {
  const far = 1e4 * Math.max(1, ...points.map(({ x, y }) => Math.max(Math.abs(x), Math.abs(y))));
  return [
    { x: -far, y: -far },
    { x: far, y: -far },
    { x: 0, y: far },
  ];
}
