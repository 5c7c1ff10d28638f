import { createSealTrigger } from './audit/audit-jobs.ts';
import { createErasureCertifier } from './audit/certify-erasure.ts';
import { createReceiptIssuer } from './audit/issue-receipt.ts';
import { createAuditRecorder } from './audit/record-event.ts';
import type { RecordSigner } from './audit/record-signer.ts';
import { createEvents, type Events } from './platform/events.ts';
import type { Jobs } from './platform/jobs.ts';
import type { Log } from './platform/log.ts';
import type { Metrics } from './platform/metrics.ts';
import { forgetBrowsers, settleBrowser } from './session/known-browser/forget-browsers.ts';
import { countWithheld, createWithheldCounter, type Withheld } from './session/life/count-withheld.ts';
import { createStandInCounter } from './session/passkey/count-stand-ins.ts';
import { forgetCode } from './session/passkey-code/forget-code.ts';
import { closeReview } from './session/review/close-review.ts';
import type { Db } from './store/seal/vault.ts';
import { enqueueWebhook } from './webhook/enqueue-webhook.ts';
import { forgetAccount } from './webhook/forget-account.ts';

/** Where the domain says what happened, and who is told what quotas withheld where no event says so. */
export interface OpenEvents {
  events: Events<Db>;
  onWithheld: (what: Withheld) => void;
}

/** Lists what follows from an event, in the order in which it happens: first the audit log, last the webhook. */
export function openEvents(parts: {
  db: Db;
  jobs: Jobs;
  signer: RecordSigner;
  log: Log;
  metrics: Metrics;
}): OpenEvents {
  const onWithheld = createWithheldCounter(parts.metrics);
  const events = createEvents<Db>({
    record: createAuditRecorder({ onRecorded: createSealTrigger(parts.jobs, parts) }),
    subscribers: [
      createReceiptIssuer(parts.signer),
      createErasureCertifier(parts.signer),
      forgetAccount,
      closeReview,
      forgetCode,
      forgetBrowsers,
      settleBrowser,
      createStandInCounter(parts.metrics),
      countWithheld(onWithheld),
      (tx, event) => enqueueWebhook(parts.jobs, tx, event),
    ],
  });
  return { events, onWithheld };
}
