import {
  type AccountPage,
  type CreateOperationRequest,
  type CreateTransactionRequest,
  limits,
  TransportType,
} from '@selfsame/contract';
import {
  type Credential,
  credentialHindrances,
  credentials,
  credentialTypes,
  type PasskeyFacts,
  possibleCredential,
} from './credential.ts';

/** An account as the list gives it. */
export type ListedAccount = AccountPage['Items'][number];

/** Whom it is about: an account there is, one that is made with it, or nobody in particular. */
export type Who = 'existing' | 'new' | 'none';

export const products = ['verification', 'enrolment', 'passkey', 'selfie'] as const;
/** What is asked of the person. */
export type Product = (typeof products)[number];

/** What stands in the form. */
export interface Draft {
  who: Who;
  account: ListedAccount | null;
  newNumber: string;
  newName: string;
  product: Product;
  /** What a verification asks for. */
  credential: Credential;
  /** Name of the transaction template of a verification. */
  template: string;
  transport: 0 | 1 | 2;
  email: string;
  phone: string;
  checkLiveness: boolean;
  timeoutSec: number;
  introduction: string;
  codeword: string;
  tag: string;
}

/** Why a product can't be had for this person; a key of the page's words. */
export type Hindrance =
  | 'chooseAccount'
  | 'newHasNoFace'
  | 'noFace'
  | 'hasFace'
  | 'noPasskeysHere'
  | 'passkeysFull'
  | 'accountDisabled';

/** What hinders each product; null where nothing does. */
export function hindrances(
  { who, account }: Pick<Draft, 'who' | 'account'>,
  passkeys: PasskeyFacts,
): Record<Product, Hindrance | null> {
  const nowhere = passkeys.available === false ? 'noPasskeysHere' : null;
  const every = (reason: Hindrance) => ({ verification: reason, enrolment: reason, passkey: reason });
  if (who === 'none') return { ...every('chooseAccount'), selfie: null };
  if (who === 'new') return { verification: 'newHasNoFace', enrolment: null, passkey: nowhere, selfie: null };
  if (!account) return { verification: null, enrolment: null, passkey: nowhere, selfie: null };
  if (!account.Enabled) return { ...every('accountDisabled'), selfie: null };
  const hindered = credentialHindrances(account, passkeys);
  const isFull = (passkeys.count ?? 0) >= limits.passkeys.perAccount;
  return {
    verification: credentials.every((credential) => hindered[credential] !== null) ? 'noFace' : null,
    enrolment: account.HasBioCredential ? 'hasFace' : null,
    passkey: nowhere ?? (isFull ? 'passkeysFull' : null),
    selfie: null,
  };
}

/** The draft with the product and the credential that were wanted, or else the first that can be had. */
export function possibleDraft(draft: Draft, passkeys: PasskeyFacts): Draft {
  const hindered = hindrances(draft, passkeys);
  const product =
    hindered[draft.product] === null
      ? draft.product
      : (products.find((product) => hindered[product] === null) ?? 'selfie');
  const account = draft.who === 'existing' ? draft.account : null;
  return { ...draft, product, credential: possibleCredential(draft.credential, account, passkeys) };
}

/** What is missing or wrong, by field; a key of the page's words. */
export type DraftErrors = Partial<
  Record<'account' | 'newNumber' | 'newName' | 'email' | 'phone', 'missing' | 'malformed'>
>;

const accountNumber = /^[A-Za-z0-9.\-_@#^!~'+]+$/;
/** Roughly an address; the server knows better and says so. */
const email = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const phone = /^\+[\d\s().-]{6,}$/;

function requireText(text: string, shape: RegExp): 'missing' | 'malformed' | null {
  if (text.trim() === '') return 'missing';
  return shape.test(text.trim()) ? null : 'malformed';
}

/** What must be mended before the draft can be sent; empty when nothing. */
export function draftErrors(draft: Draft): DraftErrors {
  const found: [keyof DraftErrors, 'missing' | 'malformed' | null][] = [
    ['account', draft.who === 'existing' && !draft.account ? 'missing' : null],
    ['newNumber', draft.who === 'new' ? requireText(draft.newNumber, accountNumber) : null],
    ['newName', draft.who === 'new' ? requireText(draft.newName, /./) : null],
    ['email', draft.transport === TransportType.Email ? requireText(draft.email, email) : null],
    ['phone', draft.transport === TransportType.Sms ? requireText(draft.phone, phone) : null],
  ];
  return Object.fromEntries(found.filter(([, error]) => error !== null));
}

/** The account number that the draft is about; null when it is about none. */
function accountNumberOf({ who, account, newNumber }: Draft): string | null {
  if (who === 'none') return null;
  return who === 'new' ? newNumber.trim() : (account?.AccountNumber ?? null);
}

const shared = (draft: Draft) => ({
  Timeout: draft.timeoutSec,
  Tag: draft.tag.trim() || null,
  ...(draft.transport === TransportType.Email ? { Email: draft.email.trim() } : {}),
  ...(draft.transport === TransportType.Sms ? { PhoneNumber: draft.phone.trim() } : {}),
});

/** The draft as a verification's request. */
export const verificationRequest = (draft: Draft): CreateTransactionRequest => ({
  ...shared(draft),
  AccountNumber: accountNumberOf(draft) ?? '',
  Name: draft.template,
  CodeWord: draft.codeword.trim() || null,
  ConfirmationPolicy: {
    TransportType: draft.transport,
    CredentialType: credentialTypes[draft.credential],
    BioPolicy: { CheckLiveness: draft.checkLiveness },
  },
});

const operationNames = {
  enrolment: 'EnrollBioCredential',
  passkey: 'EnrollFido2Credential',
  selfie: 'GetForeignBiometry',
} as const;

/** The draft as the request of a selfie or an enrolment. */
export const operationRequest = (
  draft: Draft & { product: keyof typeof operationNames },
): CreateOperationRequest => ({
  ...shared(draft),
  AccountNumber: accountNumberOf(draft),
  Name: operationNames[draft.product],
  TransportType: draft.transport,
  ...(draft.product === 'passkey' ? {} : { CheckLiveness: draft.checkLiveness }),
  Codeword: draft.codeword.trim() || null,
  IntroductionText: draft.introduction.trim() || null,
});

/** Times offered for the link, s; the tenant's own default is among them. */
export const timeoutChoices = (defaultSec: number): number[] =>
  [...new Set([300, 900, 3_600, 14_400, limits.timeoutSec.max, defaultSec])].sort((a, b) => a - b);
