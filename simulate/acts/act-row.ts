import { type OperationId, roles } from '@selfsame/contract';
import type { Act } from '../history/history.ts';
import { currentAct } from '../outside/act-context.ts';
import type { Answer, Request } from '../world/front.ts';
import type { SimulatedTenant } from '../world/ground.ts';
import type { Node } from '../world/open-node.ts';
import type { KnownSession, World } from '../world/world.ts';

/** An act as it is done: in its world, on its node. */
export interface Scene {
  world: World;
  act: Act;
  node: Node;
  /** Place in the history. */
  at: number;
  /** Whether no other act is done beside it. */
  isAlone: boolean;
}

/** A kind of act: what it is called, how often it is drawn next to the others, and what it does. */
export interface ActRow {
  name: string;
  weight: number;
  /** Never rejects because of an answer. */
  perform(scene: Scene): Promise<void>;
}

/** Sends a request to the node of a scene, and keeps what it was answered. */
export async function ask(
  scene: Scene,
  operation: OperationId,
  request: Request,
  asker = scene.act.tenant,
): Promise<Answer> {
  const { world, node, at } = scene;
  const askedAt = world.clock.now();
  const answer = await world.ground.front.ask(node, operation, request);
  // The connection of whoever asked a process that died is gone with it.
  if (!node.isAlive) return new Promise(() => {});
  const { status, body } = answer;
  const session = request.params?.OperationId ?? request.params?.TransactionId ?? null;
  const tempId = (request.body as { TempId?: string } | undefined)?.TempId ?? null;
  const code: string | null = body?.ID ?? null;
  const sent = request.body as { ceremonyId?: string; response?: { id?: string } } | undefined;
  world.answers.push({
    act: at,
    operation,
    status,
    code,
    faults: currentAct()?.met.length ?? 0,
    askedAt,
    asker,
    session,
    tempId,
    ceremony: sent?.ceremonyId ?? null,
    credential: sent?.response?.id ?? null,
    outcome: body?.outcome ?? null,
    once: null,
  });
  return answer;
}

/** How long a backend goes on with an access token, ms. */
const tokenMs = 600_000;

/** The access token of a tenant's backend: the one it has, or a new one. */
async function tokenOf({ world, node }: Scene, { tenantId, apiKeyId }: SimulatedTenant): Promise<string> {
  const kept = world.apiTokens.get(tenantId);
  const at = world.clock.now();
  if (kept && at.getTime() - kept.at.getTime() < tokenMs) return kept.token;
  const { token } = await node.tokens.issueApiToken({ tenantId, apiKeyId, roles: [...roles] });
  world.secrets.add(token);
  world.apiTokens.set(tenantId, { token, at });
  return token;
}

/** The same as a backend, with an access token of the scene's tenant unless another is said. */
export async function askAsBackend(
  scene: Scene,
  operation: OperationId,
  request: Omit<Request, 'token'>,
  tenant = scene.act.tenant,
): Promise<Answer> {
  const token = await tokenOf(scene, scene.world.ground.tenants[tenant]);
  return ask(scene, operation, { ...request, token }, tenant);
}

/** Numbers of the accounts that backends name. */
export const accounts = ['ann', 'ben', 'cid'] as const;
const faces = ['face of ann', 'face of ben', 'face of cid', 'face of dan'] as const;

/** The account number of an act; the same names stand for other people in each tenant. */
export const accountOf = ({ act }: Scene): string => accounts[act.which % accounts.length]!;

/** The own face of the account of an act. */
export const faceOfAccount = ({ act }: Scene): string => faces[act.which % accounts.length]!;

/** The face of an act: mostly that of its account. */
export const faceOf = ({ act }: Scene): string =>
  faces[(act.with % 3 === 0 ? act.with : act.which) % (act.with % 3 === 0 ? faces.length : accounts.length)]!;

/** The session of an act, among the newest few of its tenant; undefined while there is none. */
export function sessionOf({ world, act }: Scene): KnownSession | undefined {
  const own = world.sessions.filter(({ tenant }) => tenant === act.tenant).slice(-4);
  return own[act.which % own.length];
}
