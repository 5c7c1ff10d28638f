import type { ModelRole, ModelState } from '@selfsame/contract';
import { type EmbedderDefinition, type ModelManifest, manifests } from '@selfsame/face';
import type { ServerFacts } from './overview/read-status.ts';
import type { Config } from './platform/configuration/config.ts';
import { canHavePasskeys, relyingParty } from './platform/relying-party.ts';

const roleOf: Record<keyof typeof manifests, ModelRole> = {
  shortRangeDetector: 'ShortRangeDetector',
  fullRangeDetector: 'FullRangeDetector',
  landmarks: 'Landmarks',
  embedder: 'Embedder',
  pad: 'PresentationAttackDetector',
};

const describeModels = (embedders: readonly EmbedderDefinition[]): ModelState[] =>
  Object.entries(roleOf).flatMap(([name, Role]) => {
    const manifest = manifests[name as keyof typeof manifests];
    const running: readonly ModelManifest[] = Role === 'Embedder' ? embedders : [manifest];
    return running.map(({ id, sha256, source }) => ({ Role, Id: id, Sha256: sha256, Source: source }));
  });

/** What the server says of itself; names of kinds, and its public address; never an inner address, a path or a secret. */
export function describeServer(
  config: Config,
  {
    version,
    startedAt,
    embedders,
  }: { version: string; startedAt: Date; embedders: readonly EmbedderDefinition[] },
): ServerFacts {
  const { sms, smtp } = config.messageRoutes;
  const party = relyingParty(config.baseUrl, config.passkeyRpId);
  const otherwise = sms === null && smtp === null ? 'outbox' : 'none';
  return {
    Version: version,
    StartedDate: startedAt.toISOString(),
    LivenessMode: config.livenessMode,
    models: describeModels(embedders),
    database: config.databaseUrl === undefined ? 'embedded' : 'external',
    pictures: config.blobStore === undefined ? 'files' : 's3',
    tempDataHours: config.tempDataHours,
    replayDays: config.replayDays,
    webhookLogDays: config.webhookLogDays,
    Channels: { Sms: sms === null ? otherwise : sms.kind, Email: smtp === null ? otherwise : 'smtp' },
    Passkeys: { Available: canHavePasskeys(party), Origin: party.origin, RpId: party.id },
    Egress: {
      InnerAddresses: config.egressAllow.ranges.length + config.egressAllow.hosts.length > 0,
      PlainHttp: config.egressHttp,
      UnverifiedTls: config.egressUnverifiedTls,
    },
  };
}
