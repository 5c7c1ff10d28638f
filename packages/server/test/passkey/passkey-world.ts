import type { CapturePasskeyCeremony, CapturePasskeyOutcome } from '@selfsame/contract';
import type { CapturePrincipal } from '../../src/platform/access/principal.ts';
import { beginOperation } from '../../src/session/begin/begin-operation.ts';
import { beginTransaction } from '../../src/session/begin/begin-transaction.ts';
import { approveSession } from '../../src/session/capture/approve-session.ts';
import { issueAttempt } from '../../src/session/capture/issue-attempt.ts';
import { submitAttempt } from '../../src/session/capture/submit-attempt.ts';
import { answerPasskey } from '../../src/session/passkey/answer-passkey.ts';
import { beginPasskey } from '../../src/session/passkey/begin-passkey.ts';
import { upload } from '../scene.ts';
import type { SessionFixture } from '../session-fixture.ts';
import type { AskingPage, SoftwareAuthenticator } from './software-authenticator.ts';

/** The page that the fixture's server serves. */
export const ourPage: AskingPage = { origin: 'https://selfsame.test' };

/** Journeys with a passkey, through the use cases as the page calls them. */
export function passkeyWorld({ deps, caller, pageOf }: SessionFixture) {
  /** Begins an enrolment of a passkey. */
  const beginEnrolment = async (AccountNumber: string): Promise<CapturePrincipal> => {
    const { OperationId } = await beginOperation(deps, caller, {
      AccountNumber,
      Name: 'EnrollFido2Credential',
    });
    return pageOf(OperationId);
  };
  /** Begins a verification and has it approved, as far as the passkey. */
  const beginVerification = async (
    AccountNumber: string,
    CredentialType = 4,
    Name = 'Verify_Identity',
  ): Promise<CapturePrincipal> => {
    const { TransactionId } = await beginTransaction(deps, caller, {
      AccountNumber,
      Name,
      ConfirmationPolicy: { CredentialType, BioPolicy: { CheckLiveness: false } },
    });
    const page = pageOf(TransactionId);
    await approveSession(deps, page);
    return page;
  };
  const begin = (page: CapturePrincipal, attemptId?: string): Promise<CapturePasskeyCeremony> =>
    beginPasskey(deps, page, attemptId === undefined ? undefined : { attemptId });
  /** The same, asked by a page around ours. */
  const beginFrom = (page: CapturePrincipal, origin: string): Promise<CapturePasskeyCeremony> =>
    beginPasskey(deps, page, { origin });
  const answer = (
    page: CapturePrincipal,
    { ceremonyId }: Pick<CapturePasskeyCeremony, 'ceremonyId'>,
    response: Record<string, unknown>,
  ): Promise<CapturePasskeyOutcome> => answerPasskey(deps, page, { ceremonyId, response });

  /** An account gets a passkey by an operation of its own. */
  const enrol = async (
    accountNumber: string,
    device: SoftwareAuthenticator,
  ): Promise<CapturePasskeyOutcome> => {
    const page = await beginEnrolment(accountNumber);
    const ceremony = await begin(page);
    return answer(page, ceremony, device.create(ceremony.options, ourPage));
  };
  /** Shows the passkey to a session that waits for it. */
  const show = async (
    page: CapturePrincipal,
    device: SoftwareAuthenticator,
    from: AskingPage = ourPage,
  ): Promise<CapturePasskeyOutcome> => {
    const ceremony = await begin(page);
    return answer(page, ceremony, device.get(ceremony.options, from));
  };
  /** Shows a face to a session that waits for it. */
  const look = async (page: CapturePrincipal, face: string) => {
    const { attemptId } = await issueAttempt(deps, page);
    return { attemptId, ...(await submitAttempt(deps, page, attemptId, upload({ face }))) };
  };
  return { beginEnrolment, beginVerification, begin, beginFrom, answer, enrol, show, look };
}
