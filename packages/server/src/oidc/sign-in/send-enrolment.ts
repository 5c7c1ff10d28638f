import { limits, TransportType } from '@selfsame/contract';
import { transaction } from '../../platform/database.ts';
import { systemActor } from '../../platform/events.ts';
import { Problem } from '../../platform/http/problem.ts';
import { type AccountRow, findAccountById } from '../../store/account/account.ts';
import { findLiveCredential } from '../../store/account/biometric-credential.ts';
import { countCall } from '../../store/tenant/rate-window.ts';
import type { OidcDependencies } from '../oidc-dependencies.ts';
import { answerAtPace } from './answer-at-pace.ts';
import { findNamed } from './find-named.ts';
import type { SignIn } from './open-sign-in.ts';

/** Sending takes longer than beginning, and no name may show by it. */
const paceMs = 500;
const dayMs = 86_400_000;

/**
 * Sends a link by which a face is enrolled to the confirmed address of the account that a name stands for, where the
 * integration lets people enrol and the account has no face. Says nothing of what it did, and takes the same time for
 * every name: who reads the account's mail enrols, not who types its name.
 */
export const sendEnrolment = (deps: OidcDependencies, signIn: SignIn, name: string): Promise<void> =>
  answerAtPace(paceMs, async () => {
    const { tenantId, integration } = signIn;
    const named = await findNamed(deps, tenantId, {
      name: name.trim(),
      mapping: integration.usernameMapping,
    });
    const account = await findAccountById(deps.db, tenantId, named?.id ?? crypto.randomUUID());
    const transportType = account ? confirmedTransport(deps, account) : null;
    if (!account?.enabled || transportType === null) return;
    if (await findLiveCredential(deps.db, account.id)) return;
    const { calls } = await countCall(deps.db, `openid enrolment ${account.id}`, dayMs);
    if (calls > limits.oidc.enrolmentsPerDay) return;
    await send(deps, signIn, { account, transportType });
  });

/** How a link reaches an address that the account's owner has confirmed; null where there is none. */
function confirmedTransport(
  { supportsTransport }: Pick<OidcDependencies, 'supportsTransport'>,
  account: AccountRow,
): number | null {
  const ways = [
    ...(account.email && account.email_verified ? [TransportType.Email] : []),
    ...(account.phone_number && account.phone_number_verified ? [TransportType.Sms] : []),
  ];
  return ways.find((way) => supportsTransport(way)) ?? null;
}

async function send(
  deps: OidcDependencies,
  { tenantId, integration, spoken }: SignIn,
  { account, transportType }: { account: AccountRow; transportType: number },
): Promise<void> {
  const caller = { tenantId, actor: systemActor };
  try {
    const sessionId = await deps.beginEnrolment(caller, {
      accountNumber: account.account_number,
      email: account.email,
      phoneNumber: account.phone_number,
      transportType,
      locale: spoken.language,
      timeoutSec: limits.oidc.lifeSec.enrolment,
    });
    await transaction(deps.db, (tx) =>
      deps.events.publish(tx, {
        ...caller,
        type: 'openid.enrolmentSent',
        references: { sessionId, accountId: account.id },
        at: deps.clock.now(),
        data: { integration: integration.id },
      }),
    );
  } catch (error) {
    // Too many messages, or the account has just changed: whoever asked is told what everybody is told.
    if (!(error instanceof Problem) || error.status >= 500) throw error;
    // Nobody else tells whoever runs the server: the request itself is answered.
    if (error.code !== 'E_QUOTA_EXCEEDED') return;
    deps.onWithheld('enrolment');
    deps.log.warn(
      { tenantId, quota: error.args[0] },
      'a quota refused the link of an enrolment at a sign-in',
    );
  }
}
