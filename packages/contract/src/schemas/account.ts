import { type Static, type TSchema, Type } from 'typebox';
import { limits } from '../limits.ts';
import { Echo, Instant, Maybe, Nullable, Page, RecordVersion } from './primitives.ts';

/** Path parameter that names an account. */
export const AccountParams = Type.Object({
  AccountNumber: Type.String({
    minLength: 1,
    maxLength: limits.accountNumber * 3,
    description: 'Your id of the account, percent-encoded',
  }),
});
export type AccountParams = Static<typeof AccountParams>;

const displayName = 'Name that you give the account';
const enabled = 'A disabled account is neither enrolled nor verified';
const disableReason = 'Why it is disabled';
const verified =
  'Whether it is known to be the person’s: you said so, or a link that was sent there was finished';
const echoed = 'Stored and echoed, no behaviour';
const alwaysNull = Type.Null({ description: 'Nothing here' });

const int32 = Type.Integer({ minimum: -2_147_483_648, maximum: 2_147_483_647, description: echoed });
const text = (maxLength: number, description: string) => Maybe(Type.String({ maxLength, description }));

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

const accountTextMeanings: Record<AccountText, string> = {
  CustomDisplayName: 'Another name that you give it',
  Description: 'Your words about it',
  Currency: echoed,
  Email: 'Where e-mails go whose request names no address',
  PhoneNumber: 'Where SMS go whose request names no number; international',
};

const eachText = <S extends TSchema>(schemaOf: (maxLength: number, meaning: string) => S) =>
  Object.fromEntries(
    (Object.keys(accountTextLengths) as AccountText[]).map((name) => [
      name,
      schemaOf(accountTextLengths[name], accountTextMeanings[name]),
    ]),
  ) as Record<AccountText, S>;

/** Body of CreateAccount. */
export const CreateAccountRequest = Type.Object(
  {
    AccountNumber: Type.String({
      minLength: 1,
      maxLength: limits.accountNumber,
      description: 'Your id of the account. Use a GUID: nothing that names the person',
    }),
    DisplayName: Type.String({ minLength: 1, maxLength: limits.displayName, description: displayName }),
    ...eachText(text),
    Custom: Maybe(Type.Boolean({ description: echoed })),
    Version: Maybe(int32),
    Rules: Maybe(int32),
    External: Maybe(Echo),
    Enabled: Maybe(Type.Boolean({ default: true, description: enabled })),
    DisableReason: text(limits.reason, disableReason),
    EmailVerified: Maybe(Type.Boolean({ description: verified })),
    PhoneNumberVerified: Maybe(Type.Boolean({ description: verified })),
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
    Version: RecordVersion,
    DisplayName: Maybe(
      Type.String({ minLength: 1, maxLength: limits.displayName, description: displayName }),
    ),
    ...eachText(text),
    Custom: Maybe(Type.Boolean({ description: echoed })),
    Rules: Maybe(int32),
    External: Maybe(Echo),
    Enabled: Maybe(Type.Boolean({ description: enabled })),
    DisableReason: text(limits.reason, disableReason),
    EmailVerified: Maybe(Type.Boolean({ description: verified })),
    PhoneNumberVerified: Maybe(Type.Boolean({ description: verified })),
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
    AccountNumber: Type.String({ description: 'Your id of the account' }),
    UIN: Type.String({ description: 'Our own unique id' }),
    Version: RecordVersion,
    DisplayName: Type.String({ description: displayName }),
    ...eachText((_, description) => Nullable(Type.String({ description }))),
    External: Echo,
    Rules: Type.Integer({ description: echoed }),
    LastSyncDate: alwaysNull,
    Enabled: Type.Boolean({ description: enabled }),
    ApplicationId: alwaysNull,
    Custom: Type.Boolean({ description: echoed }),
    DisableReason: Type.String({ description: disableReason }),
    Owner: alwaysNull,
    OwnerName: alwaysNull,
    OwnerPreReg: alwaysNull,
    Policy: alwaysNull,
    CustomerName: Type.String({ description: 'Name of the tenant' }),
    CustomerNumber: Type.String({ description: 'Number of the tenant' }),
    CustomerApplicationType: alwaysNull,
    CreatedDate: Instant,
    ModifiedDate: Instant,
    DeletedDate: Nullable(Instant),
    EmailVerified: Type.Boolean({ description: verified }),
    PhoneNumberVerified: Type.Boolean({ description: verified }),
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
    start: Type.Optional(
      Type.Integer({
        minimum: 0,
        maximum: 10_000_000,
        default: 0,
        description: 'How many of the first are left out',
      }),
    ),
    size: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: limits.page.max,
        default: limits.page.default,
        description: `How many are answered at most, up to ${limits.page.max}; ${limits.page.default} unless said`,
      }),
    ),
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
  enabled: Type.Boolean({ examples: [true], description: 'true enables, false disables' }),
  reason: Type.Optional(Type.String({ maxLength: limits.reason, description: 'Why, for `DisableReason`' })),
});
export type EnableAccountQuery = Static<typeof EnableAccountQuery>;
