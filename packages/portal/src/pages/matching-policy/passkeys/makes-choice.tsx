import { Textarea } from '@mantine/core';
import { type PasskeyPolicy, passkeyAttestations } from '@selfsame/contract';
import { useState } from 'react';
import { DescribedChoice } from '../../../parts/described-choice.tsx';
import { linesOf } from '../../../parts/fields/lines-of.ts';
import { useTexts } from '../../../texts/define-texts.ts';
import { passkeyPolicyTexts } from './passkey-policy-texts.ts';

/** Which makes of authenticators new passkeys may be of, and what proves it. */
export function MakesChoice({
  passkeys,
  change,
}: {
  passkeys: PasskeyPolicy;
  change: (part: Partial<PasskeyPolicy>) => void;
}) {
  const { makes: words } = useTexts(passkeyPolicyTexts);
  // As it is written: an empty line on the way to the next make must not vanish.
  const [written, setWritten] = useState((passkeys.Aaguids ?? []).join('\n'));
  return (
    <>
      <DescribedChoice
        legend={words.legend}
        names={passkeyAttestations}
        words={words.options}
        value={passkeys.Attestation ?? 'none'}
        onChange={(Attestation) => change({ Attestation })}
      />
      {passkeys.Attestation === 'direct' && (
        <>
          <Textarea
            label={words.aaguids}
            description={words.aaguidsHint}
            value={written}
            onChange={({ currentTarget: { value } }) => {
              setWritten(value);
              change({ Aaguids: linesOf(value) });
            }}
            autosize
            minRows={2}
            spellCheck={false}
          />
          <Textarea
            label={words.roots}
            description={words.rootsHint}
            value={passkeys.AttestationRoots ?? ''}
            onChange={(event) => change({ AttestationRoots: event.currentTarget.value })}
            autosize
            minRows={2}
            maxRows={8}
            spellCheck={false}
          />
        </>
      )}
    </>
  );
}
