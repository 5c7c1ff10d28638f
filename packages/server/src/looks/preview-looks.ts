import type { ContrastVerdict, Looks, LooksPreview } from '@selfsame/contract';
import { Problem } from '../platform/http/problem.ts';
import type { Db } from '../store/seal/vault.ts';
import { readTenant } from '../store/tenant/tenant.ts';
import { presentPageLook } from '../store/tenant/tenant-look.ts';
import { checkLooks } from './check-looks.ts';
import { formatColor, leastContrast } from './color.ts';
import { type Contrast, completeColors, measureContrasts, passes, roundedRatio } from './page-colors.ts';

const presentContrast = (measured: Contrast): ContrastVerdict => ({
  Scheme: measured.scheme,
  Text: measured.text,
  Color: formatColor(measured.color),
  Behind: formatColor(measured.card),
  Ratio: roundedRatio(measured),
  Least: leastContrast,
  Passes: passes(measured),
  Suggestion: measured.suggestion && formatColor(measured.suggestion),
});

/** What `work` gives, or the sentence that refuses the look. */
function attempt<T>(work: () => T): { value: T } | { refusal: string } {
  try {
    return { value: work() };
  } catch (error) {
    if (error instanceof Problem && error.code === 'E_LOOK_NOT_VALID')
      return { refusal: error.args[0] ?? '' };
    throw error;
  }
}

/** Checks looks without storing them: all that a form and a preview want to know while somebody types. */
export async function previewLooks(db: Db, tenantId: string, looks: Looks): Promise<LooksPreview> {
  const colors = completeColors(looks.Light, looks.Dark);
  const schemes =
    colors === null
      ? []
      : ([
          ['Light', colors.light],
          ['Dark', colors.dark],
        ] as const);
  const contrasts = schemes.flatMap(([scheme, given]) => {
    const measured = attempt(() => measureContrasts(scheme, given));
    // A colour that is none yet: the problem says so.
    return 'value' in measured ? measured.value : [];
  });
  const checked = attempt(() => checkLooks(looks).look);
  const { customer_name: requester } = await readTenant(db, tenantId);
  return {
    Problem: 'refusal' in checked ? checked.refusal : null,
    Contrasts: contrasts.map(presentContrast),
    Page: 'value' in checked ? presentPageLook(requester, checked.value, null) : null,
  };
}
