import { type Static, Type } from 'typebox';
import { limits } from '../../limits.ts';
import { Guid, Instant, Maybe, Nullable, Page } from '../primitives.ts';

const customerNumber = Type.String({
  pattern: '^[A-Za-z0-9._-]{1,64}$',
  description: 'Names the tenant for good: letters, digits and . _ -',
});
const customerName = Type.String({ minLength: 1, maxLength: limits.installation.customerName });
const count = Type.Integer({ minimum: 0 });

/** How a tenant stands; `erasing` and `erased` are for good. */
export type TenantState = 'enabled' | 'disabled' | 'erasing' | 'erased';
const tenantState = Type.Unsafe<TenantState>({
  type: 'string',
  enum: ['enabled', 'disabled', 'erasing', 'erased'],
});

const bound = (description: string) =>
  Nullable(
    Type.Integer({ minimum: 0, maximum: 2_000_000_000, description: `${description}; null: any number` }),
  );

/** What a tenant may have at most. */
export const TenantQuotas = Type.Object(
  {
    Accounts: bound('Accounts that are not deleted'),
    TransactionsPerDay: bound('Operations and transactions that begin on one day (UTC)'),
    AnalysesAtOnce: Nullable(
      Type.Integer({
        minimum: 1,
        maximum: 1_000,
        description:
          'Pictures and captures that the face engine of one server works on, and has inside with those that wait before backends are refused; users before a camera are refused beyond as many of their own; null: any number',
      }),
    ),
    StorageBytes: Nullable(
      Type.Integer({
        minimum: 0,
        maximum: Number.MAX_SAFE_INTEGER,
        description: 'Bytes of encrypted pictures and face templates; null: any number',
      }),
    ),
  },
  {
    $id: 'TenantQuotas',
    examples: [{ Accounts: 10_000, TransactionsPerDay: 2_000, AnalysesAtOnce: 4, StorageBytes: null }],
  },
);
export type TenantQuotas = Static<typeof TenantQuotas>;

/** How much of its quotas a tenant has used. */
export const TenantUsage = Type.Object(
  {
    Accounts: count,
    TransactionsToday: Type.Integer({ minimum: 0, description: 'Since 00:00 UTC' }),
    StorageBytes: count,
  },
  { $id: 'TenantUsage' },
);
export type TenantUsage = Static<typeof TenantUsage>;

const tenantFields = {
  Id: Guid,
  CustomerNumber: Type.String(),
  CustomerName: Type.String({ description: 'Empty once the tenant is erased' }),
  State: tenantState,
  OwnsInstallation: Type.Boolean({
    description: 'Its owners own the installation; it can be neither disabled nor erased',
  }),
  Sandbox: Type.Boolean({ description: 'Made to build against; nothing of it counts as evidence' }),
  DisableReason: Type.String(),
  CreatedDate: Instant,
  DisabledDate: Nullable(Instant),
  ErasedDate: Nullable(Instant),
  Accounts: count,
  Operators: Type.Integer({ minimum: 0, description: 'Portal users' }),
  Transactions: Type.Integer({
    minimum: 0,
    description: 'Operations and transactions begun in the last 30 days',
  }),
  Quotas: TenantQuotas,
  Usage: TenantUsage,
};

/** A tenant as the owners of the installation see it: nothing of its people. */
export const Tenant = Type.Object(tenantFields, { $id: 'Tenant' });
export type Tenant = Static<typeof Tenant>;
export const TenantPage = Page(Tenant);
export type TenantPage = Static<typeof TenantPage>;

/** One tenant, and of an erased one the proof. */
export const TenantDetails = Type.Object(
  {
    ...tenantFields,
    Certificate: Nullable(
      Type.String({
        description: 'Signed statement (JWS) of what was destroyed; null until the tenant is erased',
      }),
    ),
  },
  { $id: 'TenantDetails' },
);
export type TenantDetails = Static<typeof TenantDetails>;

/** Path that names a tenant. */
export const TenantParams = Type.Object({ tenantId: Guid });
export type TenantParams = Static<typeof TenantParams>;

/** Body of CreateTenant. */
export const CreateTenantRequest = Type.Object(
  {
    CustomerNumber: customerNumber,
    CustomerName: customerName,
    Sandbox: Maybe(
      Type.Boolean({ description: 'Makes a sandbox instead of a live tenant, for good; default false' }),
    ),
    Quotas: Maybe(TenantQuotas),
  },
  { $id: 'CreateTenantRequest', examples: [{ CustomerNumber: 'shop', CustomerName: 'The Shop' }] },
);
export type CreateTenantRequest = Static<typeof CreateTenantRequest>;

const ownerLinkFields = {
  OwnerUrl: Type.String({ description: 'Whoever opens it becomes the first owner, once; shown once' }),
  OwnerUrlExpirationDate: Instant,
};

/** The link of a tenant's first owner, in this answer only. */
export const TenantOwnerLink = Type.Object(ownerLinkFields, { $id: 'TenantOwnerLink' });
export type TenantOwnerLink = Static<typeof TenantOwnerLink>;

/** The one answer that holds the value of the tenant's first API key and the link of its first owner. */
export const CreatedTenant = Type.Object(
  {
    ...tenantFields,
    ApiKeyId: Type.String({ description: 'User name of HTTP Basic' }),
    ApiKeyValue: Type.String({ description: 'Password of HTTP Basic; shown once' }),
    ...ownerLinkFields,
  },
  { $id: 'CreatedTenant' },
);
export type CreatedTenant = Static<typeof CreatedTenant>;

/** Body of DisableTenant and EnableTenant. */
export const TenantReasonRequest = Type.Object(
  {
    Reason: Type.String({
      minLength: 1,
      maxLength: 500,
      description: 'The audit log keeps it for good: name no person',
      examples: ['Contract ended'],
    }),
  },
  { $id: 'TenantReasonRequest' },
);
export type TenantReasonRequest = Static<typeof TenantReasonRequest>;

/** Body of EraseTenant. */
export const EraseTenantRequest = Type.Object(
  { CustomerNumber: Type.String({ description: 'Of this tenant, typed once more', examples: ['shop'] }) },
  { $id: 'EraseTenantRequest' },
);
export type EraseTenantRequest = Static<typeof EraseTenantRequest>;
