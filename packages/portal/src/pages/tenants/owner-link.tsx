import type { TenantOwnerLink } from '@selfsame/contract';
import { CopyValue } from '../../parts/copy-value.tsx';
import { Instant } from '../../parts/instant.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { tenantTexts } from './tenant-texts.ts';

/** The link of a first owner, to be copied, with what it does and its end. */
export function OwnerLink({ link }: { link: TenantOwnerLink }) {
  const texts = useTexts(tenantTexts);
  return (
    <>
      <CopyValue value={link.OwnerUrl} name={texts.ownerUrl} display="code" />
      <div>
        {texts.ownerUrlHint} <Instant at={link.OwnerUrlExpirationDate} />
      </div>
    </>
  );
}
