import { type Static, Type } from 'typebox';
import {
  type OperatorRole,
  operatorRoleNames,
  type PortalLocale,
  portalLocales,
  type Role,
  roles,
} from '../../enums.ts';
import { limits } from '../../limits.ts';
import { Guid, Instant, Maybe, Nullable } from '../primitives.ts';

const { portal } = limits;

/** Role of an operator. */
export const operatorRole = Type.Unsafe<OperatorRole>({ type: 'string', enum: operatorRoleNames });
/** Language of the portal; null: the browser's. */
export const portalLocale = Type.Unsafe<PortalLocale>({ type: 'string', enum: [...portalLocales] });
const apiRole = Type.Unsafe<Role>({ type: 'string', enum: [...roles] });

/** Name by which operators know each other. */
export const operatorName = Type.String({
  minLength: 1,
  maxLength: portal.displayName,
  pattern: '\\S',
  examples: ['Ada Lovelace'],
});
/** Address by which an operator signs in with a password; nothing is sent to it. */
export const operatorEmail = Type.String({
  minLength: 3,
  maxLength: limits.email,
  pattern: '^[^\\s@]+@[^\\s@]+$',
  examples: ['ada@example.com'],
});
export const password = Type.String({
  minLength: 1,
  maxLength: portal.password.max * 2,
  description: `${portal.password.min} to ${portal.password.max} characters of any kind`,
  examples: ['a quiet harbour in May'],
});
/** Of an authenticator; blanks are allowed. */
export const totpCode = Type.String({ minLength: 6, maxLength: 12, examples: ['123456'] });
/** Names one ceremony of a passkey or an authenticator; works once. */
export const ceremonyId = Type.String({ minLength: 16, maxLength: 64, examples: ['2p9mS0nM3s7kqQdE0tqC0w'] });
/** Secret of a link, as it stands behind `#`. */
// Of any length that a mistyped link may have: it does not work, whatever is wrong with it.
const linkToken = Type.String({ maxLength: 256, examples: ['Jm0r2rXv7QpKc1Yt'] });

/** Answer of an authenticator as the browser gives it (WebAuthn Level 3 §5.1 `toJSON`). */
const authenticatorResponse = Type.Unknown({
  description: 'PublicKeyCredential as JSON, as the browser’s toJSON() writes it',
});

/** One operator. */
export const Operator = Type.Object(
  {
    Id: Guid,
    DisplayName: Type.String(),
    Email: Nullable(Type.String()),
    Role: operatorRole,
    Enabled: Type.Boolean(),
    CreatedDate: Instant,
    LastSeenDate: Nullable(Instant),
  },
  { $id: 'Operator' },
);
export type Operator = Static<typeof Operator>;

/** What the sign-in page asks first. */
export const PortalState = Type.Object(
  { SetUpNeeded: Type.Boolean({ description: 'No operator is an owner yet: open the set-up link' }) },
  { $id: 'PortalState' },
);
export type PortalState = Static<typeof PortalState>;

/** Who is signed in, and until when. */
export const PortalSession = Type.Object(
  {
    SessionId: Guid,
    OperatorId: Guid,
    DisplayName: Type.String(),
    Email: Nullable(Type.String()),
    Role: operatorRole,
    ApiRoles: Type.Array(apiRole),
    Locale: Nullable(portalLocale),
    CustomerNumber: Type.String(),
    CustomerName: Type.String(),
    OwnsInstallation: Type.Boolean({ description: 'May make, stop and erase tenants' }),
    Sandbox: Type.Boolean({ description: 'Whether the tenant is a sandbox' }),
    SignedInDate: Instant,
    ConfirmedDate: Type.String({
      format: 'date-time',
      description: 'Last proof of who it is; dangerous things ask for a recent one',
    }),
    ExpirationDate: Instant,
  },
  { $id: 'PortalSession' },
);
export type PortalSession = Static<typeof PortalSession>;

/** Body that carries the secret of a link. */
export const InvitationTokenRequest = Type.Object({ Token: linkToken }, { $id: 'InvitationTokenRequest' });
export type InvitationTokenRequest = Static<typeof InvitationTokenRequest>;

/** What a link invites to. */
export const OpenedInvitation = Type.Object(
  {
    Purpose: Type.Unsafe<'setUp' | 'recovery' | 'invitation'>({
      type: 'string',
      enum: ['setUp', 'recovery', 'invitation'],
    }),
    Role: operatorRole,
    Email: Nullable(Type.String()),
    CustomerName: Type.String(),
    ExpirationDate: Instant,
  },
  { $id: 'OpenedInvitation' },
);
export type OpenedInvitation = Static<typeof OpenedInvitation>;

/** A fresh secret for an authenticator; shown once, and kept only when a code of it is given back. */
export const TotpSetUp = Type.Object(
  {
    CeremonyId: ceremonyId,
    Secret: Type.String({ description: 'Base32, to be typed' }),
    Uri: Type.String({ description: 'otpauth://totp/…' }),
    Qr: Type.Object({
      Size: Type.Integer(),
      Path: Type.String({ description: 'SVG path of the dark modules' }),
    }),
    ExpirationDate: Instant,
  },
  { $id: 'TotpSetUp' },
);
export type TotpSetUp = Static<typeof TotpSetUp>;

/** Password with the first code of the authenticator that was just set up. */
const passwordMethod = Type.Object({ Password: password, CeremonyId: ceremonyId, Code: totpCode });

/** A passkey that the browser just made. */
export const passkeyMethod = Type.Object({
  CeremonyId: ceremonyId,
  Name: Maybe(Type.String({ maxLength: portal.passkeyName, examples: ['Laptop'] })),
  Response: authenticatorResponse,
});

/** Body of AcceptInvitation: who one is, and at least one way to sign in. */
export const AcceptInvitationRequest = Type.Object(
  {
    Token: linkToken,
    DisplayName: operatorName,
    Email: Maybe(operatorEmail),
    Locale: Maybe(portalLocale),
    Passkey: Maybe(passkeyMethod),
    Password: Maybe(passwordMethod),
  },
  { $id: 'AcceptInvitationRequest' },
);
export type AcceptInvitationRequest = Static<typeof AcceptInvitationRequest>;

/** Body of SignInWithPassword: both factors at once, so that no answer says which of them was wrong. */
export const SignInWithPasswordRequest = Type.Object(
  {
    Email: Type.String({ minLength: 1, maxLength: limits.email, examples: ['ada@example.com'] }),
    Password: password,
    Code: Type.String({
      minLength: 6,
      maxLength: 32,
      description: 'Of the authenticator, or a recovery code',
      examples: ['123456'],
    }),
  },
  { $id: 'SignInWithPasswordRequest' },
);
export type SignInWithPasswordRequest = Static<typeof SignInWithPasswordRequest>;

/** What the browser's passkey dialog is opened with, and the ceremony its answer belongs to. */
export const PasskeyCeremony = Type.Object(
  {
    CeremonyId: ceremonyId,
    Options: Type.Unknown({
      description:
        'PublicKeyCredentialCreationOptionsJSON or PublicKeyCredentialRequestOptionsJSON (WebAuthn Level 3 §5.1.8)',
    }),
  },
  { $id: 'PasskeyCeremony' },
);
export type PasskeyCeremony = Static<typeof PasskeyCeremony>;

/** Body of BeginInvitationPasskey: the name that the authenticator shows. */
export const BeginInvitationPasskeyRequest = Type.Object(
  { Token: linkToken, DisplayName: operatorName, Email: Maybe(operatorEmail) },
  { $id: 'BeginInvitationPasskeyRequest' },
);
export type BeginInvitationPasskeyRequest = Static<typeof BeginInvitationPasskeyRequest>;

/** An answer of an authenticator that proves who somebody is. */
export const PasskeyProof = Type.Object(
  { CeremonyId: ceremonyId, Response: authenticatorResponse },
  { $id: 'PasskeyProof' },
);
export type PasskeyProof = Static<typeof PasskeyProof>;

/** Body of ConfirmSession: one of the two. */
export const ConfirmSessionRequest = Type.Object(
  {
    Passkey: Maybe(Type.Object({ CeremonyId: ceremonyId, Response: authenticatorResponse })),
    Password: Maybe(Type.Object({ Password: password, Code: SignInWithPasswordRequest.properties.Code })),
  },
  { $id: 'ConfirmSessionRequest' },
);
export type ConfirmSessionRequest = Static<typeof ConfirmSessionRequest>;
