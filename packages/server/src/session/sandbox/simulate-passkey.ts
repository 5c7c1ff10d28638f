import type {
  CapturePasskeyCeremony,
  CapturePasskeyOutcome,
  SandboxPasskeyAnswer,
  SimulatePasskeyRequest,
} from '@selfsame/contract';
import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server';
import type { CapturePrincipal } from '../../platform/access/principal.ts';
import { Problem } from '../../platform/http/problem.ts';
import { readSandboxOrder } from '../../store/session/sandbox-order.ts';
import type { SessionRow } from '../../store/session/session.ts';
import { readResult } from '../../store/session/session-json.ts';
import { answerPasskey } from '../passkey/answer-passkey.ts';
import { beginPasskey } from '../passkey/begin-passkey.ts';
import { passkeyStep } from '../passkey/passkey-step.ts';
import type { SessionDependencies } from '../session-dependencies.ts';
import { authenticate, register, type SimulatedCeremony, type SimulatedPasskey } from './authenticator.ts';
import { findSandboxSession } from './find-sandbox-session.ts';
import { requireFittingPasskey } from './require-fitting-passkey.ts';
import { makeSimulatedPasskey, openSimulatedPasskey } from './simulated-passkey.ts';
import { waitOut } from './wait-out.ts';

const refuse = (why: string) => new Problem('E_INVALID_ARGUMENT', { args: [why] });

/** What the answer of an authenticator is made of. */
interface Asked {
  holder: { tenantId: string; accountId: string };
  ceremony: CapturePasskeyCeremony;
  answer: SandboxPasskeyAnswer;
}

const ceremonyOf = (
  { relyingParty: { id: rpId, origin } }: Pick<SessionDependencies, 'relyingParty'>,
  challenge: string,
  answer: SandboxPasskeyAnswer,
): SimulatedCeremony => ({ challenge, rpId, origin, userVerified: answer !== 'userNotVerified' });

/** Each new passkey is made on a device of its own, so that an account can have several. */
async function make(deps: SessionDependencies, { holder, ceremony, answer }: Asked) {
  const { challenge, attestation } = ceremony.options as PublicKeyCredentialCreationOptionsJSON;
  const passkey = await makeSimulatedPasskey(deps, holder);
  return register(passkey, ceremonyOf(deps, challenge, answer), attestation === 'direct');
}

async function show(deps: SessionDependencies, { holder, ceremony, answer }: Asked) {
  const options = ceremony.options as PublicKeyCredentialRequestOptionsJSON;
  const passkey =
    answer === 'unknownCredential'
      ? await makeSimulatedPasskey(deps, holder)
      : await findOwn(deps, holder, options);
  return authenticate(passkey, ceremonyOf(deps, options.challenge, answer));
}

/** The newest passkey that is asked for and that was made here. */
async function findOwn(
  deps: SessionDependencies,
  holder: Asked['holder'],
  { allowCredentials = [] }: PublicKeyCredentialRequestOptionsJSON,
): Promise<SimulatedPasskey> {
  for (const { id } of allowCredentials.toReversed()) {
    const passkey = await openSimulatedPasskey(deps, holder, id);
    if (passkey) return passkey;
  }
  throw refuse(
    'No passkey that is asked for was made by the sandbox. Make one: begin EnrollFido2Credential for this account, then act passkey.',
  );
}

function answerOf(
  session: SessionRow,
  { passkey }: SimulatePasskeyRequest,
): SandboxPasskeyAnswer | 'expires' {
  // Whoever says how the passkey comes out wants nothing else to happen.
  if (passkey !== undefined) return passkey;
  return readSandboxOrder(session)?.outcome === 'expires' ? 'expires' : 'accept';
}

/**
 * Takes the step with a passkey that a session of a sandbox is at, by an authenticator of the server: real keys, real
 * signatures. Its answer goes the way of any authenticator's.
 * @throws Problem E_SANDBOX_ONLY, E_INVALID_ARGUMENT, and what `beginPasskey` and `answerPasskey` throw
 */
export async function simulatePasskey(
  deps: SessionDependencies,
  principal: CapturePrincipal,
  request: SimulatePasskeyRequest,
): Promise<CapturePasskeyOutcome> {
  const session = await findSandboxSession(deps, principal);
  const answer = answerOf(session, request);
  if (answer === 'expires') return { outcome: 'refused', session: await waitOut(deps, principal) };
  // A ceremony that begins takes the place of one that a page may have open.
  requireFittingPasskey(answer, passkeyStep(session, deps.clock.now()));
  // An offer is made to the page that took the pictures, and here nobody else did.
  const attemptId = readResult(session)?.attemptId;
  const ceremony = await beginPasskey(deps, principal, attemptId === undefined ? undefined : { attemptId });
  const { tenant_id: tenantId, account_id: accountId } = session;
  if (accountId === null) throw new Problem('E_PASSKEY_STEP_NOT_OPEN');
  const asked = { holder: { tenantId, accountId }, ceremony, answer };
  const response = ceremony.step === 'assert' ? await show(deps, asked) : await make(deps, asked);
  return answerPasskey(deps, principal, {
    ceremonyId: ceremony.ceremonyId,
    response: { ...response },
    description: 'Simulated passkey',
  });
}
