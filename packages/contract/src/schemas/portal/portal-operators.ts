import { type Static, Type } from 'typebox';
import { limits } from '../../limits.ts';
import { ApiKey } from '../administration.ts';
import { Guid, Instant, Maybe, Nullable, Page } from '../primitives.ts';
import { Operator, operatorEmail, operatorRole } from './portal.ts';

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

const disableApiKeys = Type.Optional(
  Type.Boolean({
    description:
      'Disables the API keys of this portal user as well: those that they made, and those that were made with such a key. Default: the keys go on working',
  }),
);

/** Enabled or not, and whether the keys go along. */
export const EnableOperatorQuery = Type.Object({ enabled: Type.Boolean(), disableApiKeys });
export type EnableOperatorQuery = Static<typeof EnableOperatorQuery>;

/** Whether the keys go along. */
export const DeleteOperatorQuery = Type.Object({ disableApiKeys });
export type DeleteOperatorQuery = Static<typeof DeleteOperatorQuery>;

/** API keys that an operator made, or that were made with such a key; without those that are deleted. */
export const OperatorApiKeys = Type.Object({ Items: Type.Array(ApiKey) }, { $id: 'OperatorApiKeys' });
export type OperatorApiKeys = Static<typeof OperatorApiKeys>;

/** An operator who was enabled or disabled, and their API keys as they are now. */
export const EnabledOperator = Type.Object(
  { ...Operator.properties, ApiKeys: Type.Array(ApiKey) },
  { $id: 'EnabledOperator' },
);
export type EnabledOperator = Static<typeof EnabledOperator>;

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
