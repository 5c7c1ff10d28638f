import { type Static, type TSchema, Type } from 'typebox';
import { limits } from '../limits.ts';
import { Echo, Instant, Maybe, Nullable, Page } from './primitives.ts';

/** Path parameter that names an account. */
export const AccountParams = Type.Object({
  AccountNumber: Type.String({ minLength: 1, maxLength: limits.accountNumber * 3 }),
});
export type AccountParams = Static<typeof AccountParams>;

const int32 = Type.Integer({ minimum: -2_147_483_648, maximum: 2_147_483_647 });
const text = (maxLength: number) => Maybe(Type.String({ maxLength }));

/**
 * The optional texts of an account, and how many characters each may have. Requests and answers follow from this table; its
 * columns are named in the server's `store/account/account-texts.ts`.
 */
export const accountTextLengths = {
  CustomDisplayName: limits.displayName,
  Description: limits.description,
  Currency: 16,
  Email: limits.email,
  PhoneNumber: limits.phoneNumber,
} as const;
export type AccountText = keyof typeof accountTextLengths;

const eachText = <S extends TSchema>(schemaOf: (maxLength: number) => S) =>
  Object.fromEntries(
    Object.entries(accountTextLengths).map(([name, maxLength]) => [name, schemaOf(maxLength)]),
  ) as Record<AccountText, S>;

/** Body of CreateAccount. */
export const CreateAccountRequest = Type.Object(
  {
    AccountNumber: Type.String({ minLength: 1, maxLength: limits.accountNumber }),
    DisplayName: Type.String({ minLength: 1, maxLength: limits.displayName }),
    ...eachText(text),
    Custom: Maybe(Type.Boolean()),
    Version: Maybe(int32),
    Rules: Maybe(int32),
    External: Maybe(Echo),
    Enabled: Maybe(Type.Boolean({ default: true })),
    DisableReason: text(limits.reason),
    EmailVerified: Maybe(Type.Boolean()),
    PhoneNumberVerified: Maybe(Type.Boolean()),
  },
  {
    $id: 'CreateAccountRequest',
    examples: [
      {
        AccountNumber: 'MyAccount',
        DisplayName: 'MyAccount',
        CustomDisplayName: 'MyAccount',
        Description: 'My Test Account 1',
        Custom: true,
      },
    ],
  },
);
export type CreateAccountRequest = Static<typeof CreateAccountRequest>;

/** Body of UpdateAccount: absent fields stay as they are. `Version` must be the stored one. */
export const UpdateAccountRequest = Type.Object(
  {
    Version: Type.Integer({ minimum: 0, maximum: 2_147_483_647 }),
    DisplayName: Maybe(Type.String({ minLength: 1, maxLength: limits.displayName })),
    ...eachText(text),
    Custom: Maybe(Type.Boolean()),
    Rules: Maybe(int32),
    External: Maybe(Echo),
    Enabled: Maybe(Type.Boolean()),
    DisableReason: text(limits.reason),
    EmailVerified: Maybe(Type.Boolean()),
    PhoneNumberVerified: Maybe(Type.Boolean()),
  },
  {
    $id: 'UpdateAccountRequest',
    examples: [{ Version: 0, DisplayName: 'Ada L.', Email: 'ada@example.com', EmailVerified: true }],
  },
);
export type UpdateAccountRequest = Static<typeof UpdateAccountRequest>;

/** An account as every call answers it. Fields without meaning here are null. */
export const Account = Type.Object(
  {
    AccountNumber: Type.String(),
    UIN: Type.String({ description: 'Our own unique id' }),
    Version: Type.Integer(),
    DisplayName: Type.String(),
    ...eachText(() => Nullable(Type.String())),
    External: Echo,
    Rules: Type.Integer(),
    LastSyncDate: Type.Null(),
    Enabled: Type.Boolean(),
    ApplicationId: Type.Null(),
    Custom: Type.Boolean(),
    DisableReason: Type.String(),
    Owner: Type.Null(),
    OwnerName: Type.Null(),
    OwnerPreReg: Type.Null(),
    Policy: Type.Null(),
    CustomerName: Type.String(),
    CustomerNumber: Type.String(),
    CustomerApplicationType: Type.Null(),
    CreatedDate: Instant,
    ModifiedDate: Instant,
    DeletedDate: Nullable(Instant),
    EmailVerified: Type.Boolean(),
    PhoneNumberVerified: Type.Boolean(),
  },
  { $id: 'Account' },
);
export type Account = Static<typeof Account>;

/** Account or null: an unknown number answers 200 with `null`. */
export const AccountOrNull = Nullable(Account);

/** Filter, sort and paging of every list (docs/wire.md#lists). */
export const ListQuery = Type.Object(
  {
    filter: Type.Optional(
      Type.String({
        maxLength: 1024,
        description: '`Field:value` pairs joined by `;`; a trailing `*` matches a prefix',
      }),
    ),
    sort: Type.Optional(Type.String({ maxLength: 128, description: '`Field` or `Field,desc`' })),
    start: Type.Optional(Type.Integer({ minimum: 0, maximum: 10_000_000, default: 0 })),
    size: Type.Optional(Type.Integer({ minimum: 1, maximum: limits.page.max, default: limits.page.default })),
  },
  { $id: 'ListQuery' },
);
export type ListQuery = Static<typeof ListQuery>;

/** The list of accounts also takes words to search by. */
export const AccountListQuery = Type.Object(
  {
    ...ListQuery.properties,
    search: Type.Optional(
      Type.String({
        maxLength: limits.searchText,
        description:
          'Words, each of which must stand somewhere in AccountNumber, DisplayName, Email or PhoneNumber; case does not count (extension)',
      }),
    ),
  },
  { $id: 'AccountListQuery' },
);
export type AccountListQuery = Static<typeof AccountListQuery>;

const uin = '[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}';

/** Query of ExportAccounts. */
export const AccountExportQuery = Type.Object({
  filter: Type.Optional(Type.String({ maxLength: 1024, description: 'As in GetAccounts' })),
  search: AccountListQuery.properties.search,
  uins: Type.Optional(
    Type.String({
      pattern: `^${uin}(?:,${uin}){0,${limits.accountExport.named - 1}}$`,
      description: `Only these accounts: up to ${limits.accountExport.named} UINs with commas between`,
    }),
  ),
});
export type AccountExportQuery = Static<typeof AccountExportQuery>;

/** An account in a list, with what a list wants to know of its credential. */
export const AccountListItem = Type.Object(
  {
    ...Account.properties,
    HasBioCredential: Type.Boolean({ description: 'Whether there is a biometric credential (extension)' }),
    BioCredentialDate: Nullable(
      Type.String({ format: 'date-time', description: 'When it was created (extension)' }),
    ),
  },
  { $id: 'AccountListItem' },
);
export type AccountListItem = Static<typeof AccountListItem>;

/** A page of accounts. */
export const AccountPage = Page(AccountListItem);
export type AccountPage = Static<typeof AccountPage>;

/** Query of EnableAccount. */
export const EnableAccountQuery = Type.Object({
  enabled: Type.Boolean({ examples: [true] }),
  reason: Type.Optional(Type.String({ maxLength: limits.reason })),
});
export type EnableAccountQuery = Static<typeof EnableAccountQuery>;
