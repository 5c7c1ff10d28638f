import { type FlashColor, flashLight } from '@selfsame/contract';
import type { FlashSample } from '../src/judge/flash/flash.ts';

type Rgb = [number, number, number];

/** What is before the camera while the screen is lit. */
export interface LitScene {
  /** Light of the screen relative to that of the room: dim 0.4, office 0.13, by a window 0.04, outdoors 0.006. */
  k: number;
  /** The colours that lit the scene, each from its moment on; others than the revealed ones for an old recording. */
  colors: readonly FlashColor[];
  shownAt: readonly number[];
  /** How much of the screen's light comes back from the background, relative to the face. */
  background: number;
  /** Frames per second. */
  fps?: number;
  brightness?: number;
}

/** Light of the display's colours as a camera's channels see it (docs/capture.md#simulator). */
const crosstalk: readonly Rgb[] = [
  [0.82, 0.15, 0.03],
  [0.12, 0.78, 0.1],
  [0.03, 0.17, 0.8],
];

/**
 * Light on a face and behind it, frame by frame: the idea of the simulator of docs/capture.md#simulator without its pixels. The
 * screen adds k times its colour to the room's light; the room drifts and flickers; exposure and white balance follow;
 * noise remains of the mean over some thousand pixels. Delay and exposure time are drawn.
 */
export function simulateLight(scene: LitScene, random: () => number): FlashSample[] {
  const { k, colors, shownAt, background, fps = 10, brightness = 120 } = scene;
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const skin: Rgb = scale([0.42, 0.29, 0.22], 0.25 + 0.75 * random());
  const wall: Rgb = [0.3 + 0.2 * random(), 0.3 + 0.2 * random(), 0.3 + 0.2 * random()];
  const lagMs = 60 + 160 * random();
  const exposureMs = 20 + 40 * random();
  const area = 0.55 + 0.4 * random();
  const endMs = shownAt.at(-1)! + 600;
  const room: Rgb = [1, 1, 1];
  const balance: Rgb = [1, 1, 1];
  let gain = 1;
  const samples: FlashSample[] = [];
  for (let atMs = shownAt[0]! + 1; atMs < endMs; atMs += 1_000 / fps + 8 * normal()) {
    const screen = mean(
      [0, 0.5, 1].map((part) => lightAt(colors, shownAt, atMs - lagMs - part * exposureMs)),
    );
    const seen = crosstalk[0]!.map((_, c) =>
      crosstalk.reduce((sum, row, primary) => sum + row[c]! * screen[primary]!, 0),
    ) as Rgb;
    const flicker = 0.006 * normal();
    const light = (albedo: Rgb, reflects: number): Rgb =>
      albedo.map((value, c) => {
        room[c]! += 0.0012 * normal();
        const lit = value * (room[c]! + flicker + k * reflects * area * seen[c]!) * gain * balance[c]!;
        return Math.max(0, lit * (1 + 0.0015 * normal()));
      }) as Rgb;
    const face = light(skin, 0.8);
    samples.push({ atMs, face, background: light(wall, 0.8 * background), brightness });
    gain += 0.08 * (0.3 / Math.max(0.01, (face[0] + face[1] + face[2]) / 3) / 1 - 1) * 0.05;
    for (const c of [0, 1, 2]) balance[c]! -= 0.01 * (face[c]! / skin[c]! / gain - 1);
  }
  return samples;
}

const scale = (light: Rgb, by: number): Rgb => light.map((value) => value * by) as Rgb;
const mean = (lights: Rgb[]): Rgb =>
  [0, 1, 2].map((c) => lights.reduce((sum, light) => sum + light[c]!, 0) / lights.length) as Rgb;

function lightAt(colors: readonly FlashColor[], shownAt: readonly number[], atMs: number): Rgb {
  const index = shownAt.findLastIndex((shown) => shown <= atMs);
  return index < 0 ? [0, 0, 0] : [...flashLight[colors[index]!]];
}
