import type { ServerFacts } from '../src/overview/read-status.ts';

/** A server that runs one model and sends nothing. */
export const testFacts: ServerFacts = {
  Version: '1.2.3',
  StartedDate: '2026-03-01T08:00:00.000Z',
  LivenessMode: 'passive',
  models: [{ Role: 'Embedder', Id: 'embedder-of-tests', Sha256: '0'.repeat(64), Source: 'tests@1' }],
  database: 'embedded',
  pictures: 'files',
  tempDataHours: 72,
  replayDays: 30,
  webhookLogDays: 30,
  Channels: { Sms: 'outbox', Email: 'outbox' },
  Passkeys: { Available: true, Origin: 'https://id.example.com', RpId: 'id.example.com' },
  Egress: { InnerAddresses: false, PlainHttp: false, UnverifiedTls: false },
};
