/**
 * Whether a session checks liveness: the request's wish, else the template's, else the tenant's default. A
 * request may switch it off only where the tenant allows that; it may always switch it on.
 */
export function resolveLiveness(
  policy: { CheckLivenessDefault: boolean; AllowLivenessOverride: boolean },
  requested: boolean | null | undefined,
  template?: boolean | null,
): boolean {
  const standard = template ?? policy.CheckLivenessDefault;
  if (requested === false && !policy.AllowLivenessOverride) return standard;
  return requested ?? standard;
}
