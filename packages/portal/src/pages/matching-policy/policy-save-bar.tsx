import { defaultPasskeyPolicy, limits, type MatchingPolicy, type PasskeyPolicy } from '@selfsame/contract';
import { useState } from 'react';
import { ConfirmChange } from '../../parts/versioned-form/confirm-change.tsx';
import { SaveBar } from '../../parts/versioned-form/save-bar.tsx';
import type { VersionedForm } from '../../parts/versioned-form/use-versioned-form.ts';
import type { FieldWords } from '../../parts/versioned-form/version-conflict.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { useFormats } from '../../texts/use-formats.ts';
import { matchingTexts } from './matching-texts.ts';
import { passkeyPolicyTexts } from './passkeys/passkey-policy-texts.ts';
import { oneIn } from './use-preview.ts';
import { weakenings } from './weakenings.ts';

/** A policy for passkeys in one line. */
function useSaidPasskeys(): (policy: PasskeyPolicy) => string {
  const words = useTexts(passkeyPolicyTexts);
  const { secondFactor, withoutKey, bySynced, byMake, byOffer, days, hours } = words;
  return ({
    SecondFactor,
    Synced,
    OfferAfterEnrolment,
    RaiseWithinDays,
    WithoutKey,
    Attestation,
    DelayHours,
    RememberBrowserDays,
    EmbeddingOrigins,
  }) =>
    [
      secondFactor.options[SecondFactor].label,
      ...(SecondFactor === 'newDevice'
        ? [words.byBrowser(days(RememberBrowserDays ?? limits.passkeys.browsers.days.default))]
        : []),
      bySynced[`${Synced}`],
      byMake[Attestation ?? 'none'],
      byOffer[`${OfferAfterEnrolment}`],
      days(RaiseWithinDays),
      withoutKey.options[WithoutKey ?? 'none'].label,
      ...(WithoutKey === 'delay' ? [hours(DelayHours ?? limits.passkeys.delay.default)] : []),
      ...(EmbeddingOrigins ?? []),
    ].join(', ');
}

/** What the fields are called where two changed them at once. */
function useFieldWords(): FieldWords<MatchingPolicy> {
  const { rate, liveness, duplicates, doubt, lockout } = useTexts(matchingTexts);
  const passkeys = useTexts(passkeyPolicyTexts);
  const formats = useFormats();
  const sayPasskeys = useSaidPasskeys();
  return {
    labels: {
      FalseMatchRate: rate.title,
      CheckLivenessDefault: liveness.default,
      AllowLivenessOverride: liveness.override,
      RequireConsent: liveness.consent,
      LivenessMode: liveness.mode,
      LivenessDoubt: doubt.title,
      Review: doubt.title,
      Passkeys: passkeys.title,
      DuplicateCheck: duplicates.title,
      Lockout: lockout.title,
    },
    say: (name, { FalseMatchRate, DuplicateCheck, LivenessMode, LivenessDoubt, Passkeys }) => {
      if (name === 'FalseMatchRate') return rate.oneIn(formats.number(oneIn(FalseMatchRate)));
      if (name === 'DuplicateCheck') return duplicates.options[DuplicateCheck].label;
      if (name === 'LivenessMode') return liveness.modes[LivenessMode ?? 'server']?.label;
      if (name === 'Passkeys') return sayPasskeys(Passkeys ?? defaultPasskeyPolicy);
      return name === 'LivenessDoubt' ? doubt[LivenessDoubt ?? 'reject'] : undefined;
    },
  };
}

/** Saves a policy; asks before it becomes less secure. */
function PolicySaveBar({
  stored,
  versioned,
  serverMode,
}: {
  stored: MatchingPolicy;
  versioned: VersionedForm<MatchingPolicy, MatchingPolicy>;
  /** What a liveness check asks for where the tenant has not said. */
  serverMode: string;
}) {
  const { confirm: words } = useTexts(matchingTexts);
  const fields = useFieldWords();
  const [isAsking, setAsking] = useState(false);
  const { values, save } = versioned;
  const weaker = weakenings(stored, values, serverMode);
  return (
    <>
      <SaveBar
        versioned={versioned}
        fields={fields}
        onSave={() => (weaker.length > 0 ? setAsking(true) : save())}
      />
      <ConfirmChange
        opened={isAsking}
        onClose={() => setAsking(false)}
        title={words.title}
        consequences={weaker.map((name) => words.weaker[name])}
        action={words.action}
        onConfirm={save}
      >
        {words.stays}
      </ConfirmChange>
    </>
  );
}
export default PolicySaveBar;
