import type { SessionKind } from '../../store/tables.ts';

/** What a message asks for: its words are chosen by it. */
export type MessageKind = SessionKind | 'passkey';

/** What the messages of a session ask for. */
export const messageKindOf = ({ kind, name }: { kind: SessionKind; name: string }): MessageKind =>
  kind === 'enrolment' && name === 'EnrollFido2Credential' ? 'passkey' : kind;

/** An operation that every tenant has. */
export interface PredefinedOperationEntry {
  /** The same in every installation. */
  id: string;
  kind: MessageKind;
  name: string;
  description: string;
}

/** The operations of `/predefinedOperations` that this server runs. */
export const predefinedOperations: readonly PredefinedOperationEntry[] = [
  {
    id: '5e1f5a3e-0001-4000-8000-000000000001',
    kind: 'selfie',
    name: 'GetForeignBiometry',
    description: 'ForeignOperation/GetForeignBiometry',
  },
  {
    id: '5e1f5a3e-0001-4000-8000-000000000002',
    kind: 'enrolment',
    name: 'EnrollBioCredential',
    description: 'ForeignOperation/EnrollBioCredential',
  },
  {
    id: '5e1f5a3e-0001-4000-8000-000000000003',
    kind: 'passkey',
    name: 'EnrollFido2Credential',
    description: 'ForeignOperation/EnrollFido2Credential',
  },
];
