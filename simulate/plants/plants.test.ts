import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { plantedSource, plants, sourceFolder } from './plants.ts';

test('plants: each has its place in the source', () => {
  for (const plant of plants) {
    const source = readFileSync(join(sourceFolder, plant.file), 'utf8');
    assert.notEqual(plantedSource(plant, source), source, plant.name);
  }
});

test('plantedSource: a place that is gone, or there twice, is an error', () => {
  const plant = { name: 'p', file: 'f', find: 'a', replace: 'b' };
  assert.equal(plantedSource(plant, 'xax'), 'xbx');
  for (const source of ['x', 'aa']) assert.throws(() => plantedSource(plant, source), /times in its file/);
});
