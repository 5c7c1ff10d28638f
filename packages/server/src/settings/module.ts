import { settingsHandlers } from './routes.ts';
import type { SettingsDependencies } from './settings-dependencies.ts';

/** Settings, the matching policy and transaction templates. */
export const settingsModule = (needs: SettingsDependencies) => ({ handlers: settingsHandlers(needs) });
