import {
  defaultPasskeyPolicy,
  limits,
  type MatchingPolicy,
  type PasskeyPolicy,
  passkeyStandIns,
  secondFactors,
} from '@selfsame/contract';

/** Ways in which a policy can become less secure. */
export type Weakening =
  | 'rate'
  | 'livenessDefault'
  | 'livenessOverride'
  | 'livenessMode'
  | 'duplicates'
  | 'secondFactor'
  | 'syncedPasskeys'
  | 'raise'
  | 'browserDays'
  | 'withoutKey'
  | 'makes'
  | 'embedding';

const modes: readonly string[] = ['passive', 'active', 'active+flash'];
/** The later, the less it takes to do without the passkey. */
const rankOf = ({ WithoutKey }: PasskeyPolicy): number => passkeyStandIns.indexOf(WithoutKey ?? 'none');
/** Whether makes are taken that were not, or nothing proves them any more. */
function provesLess(had: PasskeyPolicy, has: PasskeyPolicy): boolean {
  if (had.Attestation !== 'direct') return false;
  const before = had.Aaguids ?? [];
  const isWider = (has.Aaguids ?? []).some((make) => !before.includes(make));
  const roots = had.AttestationRoots ?? '';
  return has.Attestation !== 'direct' || isWider || (roots !== '' && has.AttestationRoots !== roots);
}
/** Whether both wait, and the second one less. */
const isShorter = (had: PasskeyPolicy, has: PasskeyPolicy): boolean =>
  had.WithoutKey === 'delay' && has.WithoutKey === 'delay' && hoursOf(has) < hoursOf(had);
const hoursOf = ({ DelayHours }: PasskeyPolicy): number => DelayHours ?? limits.passkeys.delay.default;
/** Whether both ask new browsers alone, and a known one later. */
const asksLater = (had: PasskeyPolicy, has: PasskeyPolicy): boolean =>
  had.SecondFactor === 'newDevice' && has.SecondFactor === 'newDevice' && daysOf(has) > daysOf(had);
const daysOf = ({ RememberBrowserDays }: PasskeyPolicy): number =>
  RememberBrowserDays ?? limits.passkeys.browsers.days.default;
const duplicates = ['off', 'report', 'refuse'] as const;

/** In which ways a policy is less secure than another. @param serverMode what holds where a tenant has not chosen */
export function weakenings(before: MatchingPolicy, after: MatchingPolicy, serverMode: string): Weakening[] {
  const strength = ({ LivenessMode }: MatchingPolicy) => modes.indexOf(LivenessMode ?? serverMode);
  const had = before.Passkeys ?? defaultPasskeyPolicy;
  const has = after.Passkeys ?? defaultPasskeyPolicy;
  const checks: Record<Weakening, boolean> = {
    rate: after.FalseMatchRate > before.FalseMatchRate,
    livenessDefault: before.CheckLivenessDefault && !after.CheckLivenessDefault,
    livenessOverride: !before.AllowLivenessOverride && after.AllowLivenessOverride,
    livenessMode: strength(after) < strength(before),
    duplicates: duplicates.indexOf(after.DuplicateCheck) < duplicates.indexOf(before.DuplicateCheck),
    secondFactor: secondFactors.indexOf(has.SecondFactor) < secondFactors.indexOf(had.SecondFactor),
    syncedPasskeys: has.Synced && !had.Synced,
    raise: has.RaiseWithinDays < had.RaiseWithinDays,
    browserDays: asksLater(had, has),
    makes: provesLess(had, has),
    embedding: (has.EmbeddingOrigins ?? []).some((origin) => !had.EmbeddingOrigins?.includes(origin)),
    withoutKey: rankOf(has) > rankOf(had) || isShorter(had, has),
  };
  return (Object.keys(checks) as Weakening[]).filter((name) => checks[name]);
}
