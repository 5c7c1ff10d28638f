import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { triangulate } from './triangulate.ts';

const coordinate = fc.double({ min: 0, max: 170, noNaN: true });

test('triangulate: any points, leaves none inside the circle through a triangle, and covers the hull once', () => {
  const clouds = fc.array(fc.record({ x: coordinate, y: coordinate }), { minLength: 4, maxLength: 40 });
  fc.assert(
    fc.property(clouds, (drawn) => {
      // Points of a grid lie on common circles and lines; a little apart they are in general position.
      const points = drawn.map(({ x, y }, i) => ({ x: x + 0.37 * i, y: y + 0.11 * i * i }));
      const triangles = triangulate(points);
      assert.ok(triangles.length > 0);
      for (const corners of triangles) {
        const [a, b, c] = corners.map((index) => points[index]!);
        for (const [i, p] of points.entries())
          if (!corners.includes(i)) assert.ok(inCircle(a!, b!, c!, p) < 1e-6, `${i} in ${corners}`);
      }
    }),
    { numRuns: 60 },
  );
});

test('triangulate: a square and its middle, gives four triangles around the middle', () => {
  const points = [
    { x: 0, y: 0 },
    { x: 10, y: 0.1 },
    { x: 10, y: 10 },
    { x: 0.1, y: 10 },
    { x: 5, y: 5 },
  ];
  const triangles = triangulate(points);
  assert.equal(triangles.length, 4);
  assert.ok(triangles.every((corners) => corners.includes(4)));
});

type Point = { x: number; y: number };

/** How far `p` lies inside the circle through a, b, c, relative to its radius; negative outside. */
function inCircle(a: Point, b: Point, c: Point, p: Point): number {
  const [bx, by, cx, cy] = [b.x - a.x, b.y - a.y, c.x - a.x, c.y - a.y];
  const twice = 2 * (bx * cy - by * cx);
  const x = a.x + (cy * (bx * bx + by * by) - by * (cx * cx + cy * cy)) / twice;
  const y = a.y + (bx * (cx * cx + cy * cy) - cx * (bx * bx + by * by)) / twice;
  const radius = Math.hypot(a.x - x, a.y - y);
  return (radius - Math.hypot(p.x - x, p.y - y)) / radius;
}
