/** Loaded before everything (`node --import`): puts the bug of SIMULATE_PLANT, a place in the table, into the source as it is loaded. */
import { registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';
import { plantedSource, plants, sourceFolder } from './plants.ts';

const plant = plants[Number(process.env.SIMULATE_PLANT)];
if (plant === undefined) throw new Error(`There is no plant ${process.env.SIMULATE_PLANT}`);
const planted = new URL(plant.file, pathToFileURL(`${sourceFolder}/`)).href;

registerHooks({
  load(url, context, nextLoad) {
    const loaded = nextLoad(url, context);
    if (url !== planted) return loaded;
    return { ...loaded, source: plantedSource(plant, String(loaded.source)) };
  },
});
