import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, buildApp } from '../src/app.ts';
import type { Clock } from '../src/platform/clock.ts';
import { systemClock } from '../src/platform/clock.ts';
import { type Config, readConfig } from '../src/platform/configuration/config.ts';
import { createLog, type Log } from '../src/platform/log.ts';
import { createTestDatabase, type OwnedDatabase, urlOf } from './database.ts';

/** The whole server on a database of its own, with real models. */
export interface TestGround {
  database: OwnedDatabase;
  config: Config;
  /** Builds the application; again on the same data after `stop`. */
  build(options?: { config?: Partial<Config>; clock?: Clock; log?: Log }): Promise<App>;
}

/** Prepares database and data folder; everything that was built is stopped at the end, in the right order. */
export async function withGround(ending: { after(run: () => Promise<void>): void }): Promise<TestGround> {
  const database = await createTestDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), 'selfsame-app-'));
  const apps: App[] = [];
  ending.after(async () => {
    for (const app of apps) await app.stop();
    await database.drop();
    await rm(dataDir, { recursive: true });
  });
  const environment = {
    SELFSAME_DATA_DIR: dataDir,
    DATABASE_URL: urlOf(database.connection),
    SELFSAME_FACE_WORKERS: '1',
  };
  // Port 0: any free one, so that the product can serve beside its tests.
  const config = { ...readConfig(environment, '/'), port: 0 };
  return {
    database,
    config,
    async build(options = {}) {
      const app = await buildApp({
        config: { ...config, ...options.config },
        clock: options.clock ?? systemClock,
        log: options.log ?? createLog('silent'),
        version: '0.0.0-test',
        onFatal: (error) => {
          throw error;
        },
      });
      apps.push(app);
      return app;
    },
  };
}
