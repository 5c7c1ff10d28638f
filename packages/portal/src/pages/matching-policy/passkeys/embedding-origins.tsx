import { Textarea } from '@mantine/core';
import type { PasskeyPolicy } from '@selfsame/contract';
import { useState } from 'react';
import { linesOf } from '../../../parts/fields/lines-of.ts';
import { useTexts } from '../../../texts/define-texts.ts';
import { passkeyPolicyTexts } from './passkey-policy-texts.ts';

/** Pages around the capture page that may ask for passkeys in its place. */
export function EmbeddingOrigins({
  passkeys,
  change,
}: {
  passkeys: PasskeyPolicy;
  change: (part: Partial<PasskeyPolicy>) => void;
}) {
  const words = useTexts(passkeyPolicyTexts);
  // As it is written: an empty line on the way to the next origin must not vanish.
  const [written, setWritten] = useState((passkeys.EmbeddingOrigins ?? []).join('\n'));
  return (
    <Textarea
      label={words.embedding}
      description={words.embeddingHint}
      value={written}
      onChange={({ currentTarget: { value } }) => {
        setWritten(value);
        change({ EmbeddingOrigins: linesOf(value) });
      }}
      autosize
      minRows={2}
      spellCheck={false}
    />
  );
}
