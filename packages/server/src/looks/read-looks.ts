import type { Looks } from '@selfsame/contract';
import type { Db } from '../store/seal/vault.ts';
import { readTenantLogo, readTenantLook } from '../store/tenant/tenant-look.ts';

/** How a tenant's capture page looks, logo included; everything null before anybody changed it. */
export async function readLooks(db: Db, tenantId: string): Promise<Looks> {
  const { look, version } = await readTenantLook(db, tenantId);
  const logo = await readTenantLogo(db, tenantId);
  return {
    Logo: logo && { Data: logo.toString('base64'), Text: look?.LogoText ?? '' },
    Light: look?.Light ?? null,
    Dark: look?.Dark ?? null,
    Texts: look?.Texts ?? [],
    PrivacyUrl: look?.PrivacyUrl ?? null,
    HelpUrl: look?.HelpUrl ?? null,
    FrameAncestors: look?.FrameAncestors ?? [],
    ReturnOrigins: look?.ReturnOrigins ?? [],
    Version: version,
  };
}
