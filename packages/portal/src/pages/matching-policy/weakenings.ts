import {
  defaultPasskeyPolicy,
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
  | 'withoutKey';

const modes: readonly string[] = ['passive', 'active', 'active+flash'];
/** The later, the less it takes to do without the passkey. */
const rankOf = ({ WithoutKey }: PasskeyPolicy): number => passkeyStandIns.indexOf(WithoutKey ?? 'none');
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
    withoutKey: rankOf(has) > rankOf(had),
  };
  return (Object.keys(checks) as Weakening[]).filter((name) => checks[name]);
}
