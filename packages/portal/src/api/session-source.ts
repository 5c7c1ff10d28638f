import type { Role } from '@selfsame/contract';

/** Who is signed in, and what their role allows. */
export interface Session {
  OperatorId: string;
  DisplayName: string;
  Email: string | null;
  /** owner, administrator, operator, auditor or developer. */
  Role: string;
  /** The API roles it stands for. */
  ApiRoles: readonly Role[];
  CustomerNumber: string;
  CustomerName: string;
}

/** The session of the cookie, or null. */
export const readSession = async (): Promise<Session | null> => null;

/** Ends it on the server. */
export const endSession = async (): Promise<void> => undefined;
