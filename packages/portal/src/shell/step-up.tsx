import { type ComponentType, lazy, Suspense, useEffect, useState } from 'react';
import { stepUp } from '../api/api.ts';
import type { ProofNeed } from '../api/step-up.ts';

interface ProofDialogProps {
  onProven: () => void;
  onGivenUp: () => void;
  onRefused: (refusal: unknown) => void;
}

const dialogs: Record<ProofNeed, ComponentType<ProofDialogProps>> = {
  recent: lazy(() => import('../pages/sign-in/confirm-dialog.tsx')),
  session: lazy(() => import('../pages/sign-in/sign-in-again.tsx')),
};

interface Question {
  need: ProofNeed;
  prove: () => void;
  giveUp: (reason: unknown) => void;
}

/** Asks for a proof of who it is, on whatever page a call needs one; what the person did goes on afterwards. */
export function StepUp() {
  const [question, setQuestion] = useState<Question | null>(null);
  useEffect(
    () =>
      stepUp.askedBy((need) =>
        new Promise<void>((prove, reject) => setQuestion({ need, prove, giveUp: reject })).finally(() =>
          setQuestion(null),
        ),
      ),
    [],
  );
  if (!question) return null;
  const Dialog = dialogs[question.need];
  return (
    <Suspense fallback={null}>
      <Dialog
        onProven={question.prove}
        onGivenUp={() => question.giveUp(new Error('No proof was given'))}
        onRefused={question.giveUp}
      />
    </Suspense>
  );
}
