import { type FaceEngine, simulatedEngine } from '@selfsame/face';
import type { Db } from '../../store/seal/vault.ts';
import { isSandbox } from '../../store/tenant/require-open-tenant.ts';

/** What looks at the images that a tenant sends: nobody does in a sandbox, where an image is who its bytes say. */
export const photoEngine = async (
  { db, engine }: { db: Db; engine: FaceEngine },
  tenantId: string,
): Promise<Pick<FaceEngine, 'analyse'>> =>
  (await isSandbox(db, tenantId)) ? simulatedEngine(engine) : engine;
