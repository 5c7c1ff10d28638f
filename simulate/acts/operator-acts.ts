import { type ActRow, ask, type Scene } from './act-row.ts';

/** Those who look at captures in doubt; a review of the second tenant needs two. */
const operators = ['ada', 'bob', 'eve'] as const;

/** An operator says what a capture in review shows. Two may do so at the same moment. */
async function decideReview(scene: Scene): Promise<void> {
  const { world, act } = scene;
  const { tenantId } = world.ground.tenants[act.tenant];
  const operator = { tenantId, name: operators[act.with % operators.length]! };
  const { status, body } = await ask(scene, 'GetReviews', { operator });
  const open = status === 200 ? body.Items : [];
  const review = open[act.which % open.length];
  if (!review) return;
  const params = { TransactionId: review.TransactionId };
  if (act.how % 3 === 0) await ask(scene, 'GetReviewFrames', { params, operator });
  const Decision = act.how % 4 === 0 ? 'reject' : 'accept';
  const decided = await ask(scene, 'DecideReview', { params, body: { Decision }, operator });
  const session = world.sessions.find(({ id }) => id === review.TransactionId);
  if (decided.status === 200) session?.statuses.push(decided.body.Status);
}

/** What a tenant's operators do in the portal. */
export const operatorActs = [
  { name: 'decideReview', weight: 3, perform: decideReview },
] as const satisfies readonly ActRow[];
