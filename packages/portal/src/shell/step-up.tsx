import { lazy, Suspense, useEffect, useState } from 'react';
import { stepUp } from '../api/api.ts';

const ConfirmDialog = lazy(() => import('../pages/sign-in/confirm-dialog.tsx'));

interface Question {
  prove: () => void;
  giveUp: () => void;
}

/** Asks for a proof of who it is, on whatever page a call needs one; what the person did goes on afterwards. */
export function StepUp() {
  const [question, setQuestion] = useState<Question | null>(null);
  useEffect(
    () =>
      stepUp.askedBy(() =>
        new Promise<void>((prove, reject) =>
          setQuestion({ prove, giveUp: () => reject(new Error('No proof was given')) }),
        ).finally(() => setQuestion(null)),
      ),
    [],
  );
  return (
    question && (
      <Suspense fallback={null}>
        <ConfirmDialog onProven={question.prove} onGivenUp={question.giveUp} />
      </Suspense>
    )
  );
}
