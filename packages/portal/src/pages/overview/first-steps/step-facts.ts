import type { Looks, SystemStatus } from '@selfsame/contract';

/** What a tenant does first, in the order in which it is shown. */
export const stepNames = ['key', 'webhook', 'branding', 'enrolment'] as const;
/** One of them. */
export type StepName = (typeof stepNames)[number];

/** What the server knows that tells whether a step is done. */
export interface StepEvidence {
  keys: number;
  looks: Pick<Looks, 'Version'>;
  status: {
    Webhook: Pick<SystemStatus['Webhook'], 'State'>;
    Storage: Pick<SystemStatus['Storage'], 'Credentials'>;
  };
}

/** Which steps are done, by the server's state alone: nothing is ticked by hand. */
export const stepFacts = ({ keys, looks, status }: StepEvidence): Record<StepName, boolean> => ({
  key: keys > 0,
  webhook: status.Webhook.State !== 'none',
  branding: looks.Version > 0,
  enrolment: status.Storage.Credentials > 0,
});
