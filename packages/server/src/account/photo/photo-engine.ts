import { type AnalyseOptions, type Evidence, type FaceEngine, simulatedEngine } from '@selfsame/face';
import type { Db } from '../../store/seal/vault.ts';
import { isSandbox } from '../../store/tenant/require-open-tenant.ts';

/** The face engine, which tenants share. */
export interface TenantEngine extends Pick<FaceEngine, 'models' | 'embedders'> {
  /** @throws EngineOverloaded; Problem E_TENANT_BUSY beyond the quota of the tenant */
  analyse(
    images: Uint8Array[],
    options: AnalyseOptions & { tenantId: string; inTransaction?: boolean },
  ): Promise<Evidence>;
}

/** The engine as one tenant's backends use it. */
const engineOf = (engine: TenantEngine, tenantId: string): Pick<FaceEngine, 'analyse'> => ({
  analyse: (images, options) => engine.analyse(images, { ...options, tenantId }),
});

/** The engine as work for a tenant uses it that holds a transaction: it takes no second connection of the database. */
export const engineInTransaction = (engine: TenantEngine, tenantId: string): Pick<FaceEngine, 'analyse'> => ({
  analyse: (images, options) => engine.analyse(images, { ...options, tenantId, inTransaction: true }),
});

/** What looks at the images that a tenant sends: nobody does in a sandbox, where an image is who its bytes say. */
export const photoEngine = async (
  { db, engine }: { db: Db; engine: TenantEngine },
  tenantId: string,
): Promise<Pick<FaceEngine, 'analyse'>> =>
  (await isSandbox(db, tenantId)) ? simulatedEngine(engine) : engineOf(engine, tenantId);
