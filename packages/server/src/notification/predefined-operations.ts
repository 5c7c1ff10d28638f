import type { SessionKind } from '../store/tables.ts';

/** An operation that every tenant has. */
export interface PredefinedOperationEntry {
  /** The same in every installation. */
  id: string;
  kind: SessionKind;
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
];
