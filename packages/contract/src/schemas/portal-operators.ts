import { type Static, Type } from 'typebox';
import { limits } from '../limits.ts';
import { Operator, operatorEmail, operatorRole } from './portal.ts';
import { Guid, Instant, Maybe, Nullable, Page } from './primitives.ts';

export const OperatorPage = Page(Operator);
export type OperatorPage = Static<typeof OperatorPage>;

/** Path that names an operator. */
export const OperatorParams = Type.Object({ operatorId: Guid });
export type OperatorParams = Static<typeof OperatorParams>;

/** Body of ChangeOperatorRole. */
export const ChangeOperatorRoleRequest = Type.Object(
  { Role: operatorRole },
  { $id: 'ChangeOperatorRoleRequest' },
);
export type ChangeOperatorRoleRequest = Static<typeof ChangeOperatorRoleRequest>;

/** Enabled or not. */
export const EnableOperatorQuery = Type.Object({ enabled: Type.Boolean() });
export type EnableOperatorQuery = Static<typeof EnableOperatorQuery>;

const { min, max, default: usual } = limits.portal.invitationSec;

/** Body of CreateInvitation. */
export const CreateInvitationRequest = Type.Object(
  {
    Role: operatorRole,
    Email: Maybe(operatorEmail),
    ValidSec: Maybe(Type.Integer({ minimum: min, maximum: max, description: `s, default ${usual}` })),
  },
  { $id: 'CreateInvitationRequest', examples: [{ Role: 'operator', Email: 'ada@example.com' }] },
);
export type CreateInvitationRequest = Static<typeof CreateInvitationRequest>;

const invitationFields = {
  Id: Guid,
  Role: operatorRole,
  Email: Nullable(Type.String()),
  InvitedBy: Nullable(Type.String({ description: 'Name of the operator who invited' })),
  CreatedDate: Instant,
  ExpirationDate: Instant,
};

/** An invitation that nobody has used yet. */
export const Invitation = Type.Object(invitationFields, { $id: 'Invitation' });
export type Invitation = Static<typeof Invitation>;
/** Open invitations, newest first. */
export const Invitations = Type.Object({ Items: Type.Array(Invitation) }, { $id: 'Invitations' });
export type Invitations = Static<typeof Invitations>;

/** The one answer that holds the link. */
export const CreatedInvitation = Type.Object(
  {
    ...invitationFields,
    Url: Type.String({ description: 'Shown once; give it to the person over a channel you trust' }),
  },
  { $id: 'CreatedInvitation' },
);
export type CreatedInvitation = Static<typeof CreatedInvitation>;

/** Path that names an invitation. */
export const InvitationParams = Type.Object({ invitationId: Guid });
export type InvitationParams = Static<typeof InvitationParams>;
