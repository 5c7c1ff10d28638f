import { type Static, Type } from 'typebox';
import { limits } from '../limits.ts';
import {
  codeword,
  customData,
  email,
  locale,
  phone,
  returnUrl,
  tag,
  timeout,
  transport,
} from './begin-fields.ts';
import { Guid, Instant, Maybe, Nullable, sessionMessage, sessionStatus } from './primitives.ts';

/** Body of BeginGetForeignBiometry. */
export const BeginGetForeignBiometryRequest = Type.Object(
  {
    CheckLiveness: Maybe(
      Type.Boolean({ description: 'Check that a living person is present. Default: the tenant setting' }),
    ),
    TimeoutSec: Maybe(timeout),
    PhoneNumber: Maybe(phone),
    Email: Maybe(email),
    TransportType: Maybe(transport),
    IntroductionText: Maybe(
      Type.String({ maxLength: limits.introductionText, description: 'Shown on the first screen' }),
    ),
    Codeword: Maybe(codeword),
    Tag: Maybe(tag),
    Locale: Maybe(locale),
    ReturnUrl: Maybe(returnUrl),
  },
  {
    $id: 'BeginGetForeignBiometryRequest',
    examples: [
      {
        CheckLiveness: true,
        TimeoutSec: 3600,
        PhoneNumber: '',
        Email: '',
        TransportType: 0,
        IntroductionText: '',
      },
    ],
  },
);
export type BeginGetForeignBiometryRequest = Static<typeof BeginGetForeignBiometryRequest>;

/** A selfie operation as begin and end answer it. */
export const ForeignOperation = Type.Object(
  {
    OneTimeSecret: Nullable(
      Type.String({ description: '24 URL-safe characters; null when the link went by SMS or e-mail' }),
    ),
    TempId: Nullable(Guid),
    OperationId: Guid,
    Status: sessionStatus,
    Message: sessionMessage,
    StartDate: Instant,
    EndDate: Nullable(Instant),
  },
  {
    $id: 'ForeignOperation',
    examples: [
      {
        OneTimeSecret: 'gXumaHzDpaYwxEhn0Q6Bo6da',
        TempId: 'be6e89db-d709-4636-b708-b526c37018a1',
        OperationId: '113e838b-be34-53e9-c52f-3cc45b2d10ce',
        Status: 1,
        Message: 'Operation has been accepted by the user.',
        StartDate: '2021-10-13T15:59:25.06Z',
        EndDate: '2021-10-13T16:03:33.01Z',
      },
    ],
  },
);
export type ForeignOperation = Static<typeof ForeignOperation>;

/** An image handed in by the caller. */
export const FacialImage = Type.Object({
  Description: Maybe(Type.String({ maxLength: limits.description })),
  DataType: Type.Integer({ description: '1 JPEG, 3 GIF, 4 PNG, 5 TIFF' }),
  Data: Type.String({ description: 'base64' }),
});

/** Body of BeginForeignAuthorization (V1 verification). */
export const BeginForeignAuthorizationRequest = Type.Object(
  {
    Name: Maybe(
      Type.String({
        maxLength: limits.templateName,
        description: 'Transaction template, default Verify_Identity',
      }),
    ),
    TimeoutSec: Maybe(timeout),
    PhoneNumber: Maybe(phone),
    Email: Maybe(email),
    TransportType: Maybe(transport),
    FacialImageAccountNumber: Maybe(
      Type.String({ description: 'Account whose stored credential is compared' }),
    ),
    FacialImage: Maybe(FacialImage),
    CheckLiveness: Maybe(Type.Boolean()),
    CustomData: Maybe(customData),
    AdditionalData: Maybe(
      Type.Record(Type.String(), Type.Unknown(), {
        description: 'Stored and returned as ConfirmationAdditionalData',
      }),
    ),
    Codeword: Maybe(codeword),
    Tag: Maybe(tag),
    Locale: Maybe(locale),
    ReturnUrl: Maybe(returnUrl),
  },
  {
    $id: 'BeginForeignAuthorizationRequest',
    examples: [
      {
        Name: 'Verify_Identity',
        TimeoutSec: 3600,
        TransportType: 0,
        FacialImageAccountNumber: 'MyAccount',
        CheckLiveness: true,
        CustomData: [
          { Key: 'recipient', Value: 'Jane Doe' },
          { Key: 'amount', Value: '120.00 EUR' },
        ],
      },
    ],
  },
);
export type BeginForeignAuthorizationRequest = Static<typeof BeginForeignAuthorizationRequest>;

/** A V1 verification transaction as begin and end answer it. */
export const ForeignAuthorization = Type.Object(
  {
    OneTimeSecret: Nullable(Type.String()),
    TransactionId: Guid,
    Status: sessionStatus,
    Message: sessionMessage,
    StartDate: Instant,
    EndDate: Nullable(Instant),
    ConfirmationLevel: Nullable(
      Type.Integer({
        description: '0 none, 1 approved without credential, 2 biometric, 3 biometric with liveness',
      }),
    ),
    ConfirmationAdditionalData: Nullable(Type.Record(Type.String(), Type.Unknown())),
  },
  { $id: 'ForeignAuthorization' },
);
export type ForeignAuthorization = Static<typeof ForeignAuthorization>;
