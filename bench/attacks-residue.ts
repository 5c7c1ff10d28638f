/**
 * Measures what the comparison of textures says of the kit's puppets, without server and dialogue, and writes the table
 * into docs/accuracy.md: `node bench/attacks-residue.ts [photos] [part of a recipe's name …]`.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { comparedTurns, comparePuppet } from '../fixtures/attacks/compare-puppet.ts';
import { stepFilming } from '../fixtures/attacks/material/film-pixels.ts';
import { openMesh } from '../fixtures/attacks/material/open-mesh.ts';
import { personPhotos } from '../fixtures/attacks/material/people.ts';
import { openWorkshop, type PuppetRecipe, puppetRecipes } from '../fixtures/attacks/puppet-recipes.ts';
import { repositoryRoot } from '../fixtures/cache.ts';
import { createRandom } from '../fixtures/create-random.ts';
import { wilsonInterval } from '../packages/face/src/match/wilson-interval.ts';
import type { TextureComparison } from '../packages/face/src/residue/compare-textures.ts';
import { residueBounds } from '../packages/face/src/residue/residue-bounds.ts';
import { formatTable } from './format-table.ts';
import { replaceSection } from './replace-section.ts';

const photos = Number(process.argv[2] ?? 20);
const wanted = process.argv.slice(3);

const mesh = await openMesh();
const workshop = openWorkshop(mesh);
function median(values: (number | null)[]): string {
  const known = values.filter((value) => value !== null).sort((a, b) => a - b);
  return known.length === 0 ? '–' : known[known.length >> 1]!.toFixed(2);
}

const titles = [
  ...['one photo', 'n', 'S1 passes', 'S1, S2', 'S1, S2, floor', '95 %', 'median S1 − bound', 'S2 − bound'],
  'floor − bound',
];
/** Rows of earlier runs stay: a part can be measured again. */
const path = join(repositoryRoot, '.cache/bench/attacks-residue.json');
const rows: Record<string, string[]> = JSON.parse(await readFile(path, 'utf8').catch(() => '{}'));
const isWanted = ({ name }: PuppetRecipe) =>
  wanted.length === 0 || wanted.some((part) => name.includes(part));
for (const recipe of photos > 0 ? puppetRecipes.filter(isWanted) : []) {
  const compared: TextureComparison[] = [];
  for (let nth = 0; nth < photos; nth++) {
    const random = createRandom(11_000 + nth);
    const puppet = await workshop.make(recipe, personPhotos[nth % personPhotos.length]!, random);
    const one = await comparePuppet(puppet, { mesh, random, filming: recipe.filming ?? stepFilming });
    if (one) compared.push(one);
  }
  if (compared.length === 0) continue;
  const one = compared.filter(({ margin1 }) => (margin1 ?? 0) > 0);
  const two = one.filter(({ margin2 }) => (margin2 ?? 0) > 0);
  const three = two.filter(({ floor }) => (floor ?? Number.NEGATIVE_INFINITY) > residueBounds.floor);
  const { low, high } = wilsonInterval(three.length, compared.length);
  const row = [
    recipe.name,
    String(compared.length),
    ...[one, two, three].map(({ length }) => String(length)),
    `${(100 * low).toFixed(0)}–${(100 * high).toFixed(0)} %`,
    median(compared.map(({ margin1 }) => margin1)),
    median(compared.map(({ margin2 }) => margin2)),
    median(compared.map(({ floor }) => floor && floor - residueBounds.floor)),
  ];
  rows[recipe.name] = row;
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, JSON.stringify(rows, null, 1));
  console.log(row.join(' | '));
}
const head = `What the comparison of textures (\`${residueBounds.id}\`) says of puppets of one photo, of another person each time: means of three frames, turns of ${comparedTurns.map(({ yaw, pitch }) => (yaw === 0 ? `${pitch}° of pitch` : `${yaw}° of yaw`)).join(', ')}, JPEGs as the page sends them. "Passes": counted as a head, of all three together with its 95 % Wilson interval. Written by \`node bench/attacks-residue.ts\`.`;
await replaceSection(
  join(repositoryRoot, 'docs/accuracy.md'),
  'attack-residue',
  `${head}\n\n${formatTable([titles, ...puppetRecipes.flatMap(({ name }) => (rows[name] ? [rows[name]] : []))])}`,
  '## Puppets of one photo against the comparison of textures',
);
