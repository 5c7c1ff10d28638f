import { limits } from '../limits.ts';
import { operation } from '../operation.ts';
import { IdentifyMatches } from '../schemas/administration.ts';

/** 1:N search. */
export const searchOperations = {
  Identify: operation({
    service: 'search',
    method: 'POST',
    path: '/identify',
    access: { kind: 'bearer', roles: ['Biometric Credentials Reader'] },
    tag: 'Biometric search',
    summary: 'Find the accounts that hold this face',
    description:
      'multipart/form-data: `image` (JPEG) or `operationId` (of a selfie operation), and `threshold` on the scale −12·log10(FMR); 84 (1 in 10,000,000) is recommended. Above 60 (1 in 100,000) the scale is an extrapolation of the measured calibration, not a measured rate. At most 100 matches, best first.',
    bodyKind: 'multipart',
    bodyLimit: limits.credentialImageBytes + 100_000,
    response: IdentifyMatches,
    errors: [
      'E_IMAGE_NOT_READABLE',
      'E_FACE_NOT_USABLE',
      'E_OPERATION_NOT_FOUND',
      'E_TEMP_DATA_EXPIRED',
      'E_MODEL_MISMATCH',
      'E_BODY_TOO_LARGE',
      'E_TENANT_BUSY',
      'E_SERVER_BUSY',
    ],
  }),
};
