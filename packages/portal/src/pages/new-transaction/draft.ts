import {
  type AccountPage,
  ConfirmationCredentialType,
  type CreateOperationRequest,
  type CreateTransactionRequest,
  limits,
  TransportType,
} from '@selfsame/contract';

/** An account as the list gives it. */
export type ListedAccount = AccountPage['Items'][number];

/** Whom it is about: an account there is, one that is made with it, or nobody in particular. */
export type Who = 'existing' | 'new' | 'none';

export const products = ['verification', 'enrolment', 'selfie'] as const;
/** What is asked of the person. */
export type Product = (typeof products)[number];

/** What stands in the form. */
export interface Draft {
  who: Who;
  account: ListedAccount | null;
  newNumber: string;
  newName: string;
  product: Product;
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
export type Hindrance = 'chooseAccount' | 'newHasNoFace' | 'noFace' | 'hasFace' | 'accountDisabled';

/** What hinders each product; null where nothing does. */
export function hindrances({
  who,
  account,
}: Pick<Draft, 'who' | 'account'>): Record<Product, Hindrance | null> {
  if (who === 'none') return { verification: 'chooseAccount', enrolment: 'chooseAccount', selfie: null };
  if (who === 'new') return { verification: 'newHasNoFace', enrolment: null, selfie: null };
  if (!account) return { verification: null, enrolment: null, selfie: null };
  if (!account.Enabled)
    return { verification: 'accountDisabled', enrolment: 'accountDisabled', selfie: null };
  return account.HasBioCredential
    ? { verification: null, enrolment: 'hasFace', selfie: null }
    : { verification: 'noFace', enrolment: null, selfie: null };
}

/** The product that was wanted, or the first that can be had. */
export function possibleProduct(draft: Pick<Draft, 'who' | 'account' | 'product'>): Product {
  const hindered = hindrances(draft);
  return hindered[draft.product] === null
    ? draft.product
    : (products.find((product) => hindered[product] === null) ?? 'selfie');
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
    CredentialType: ConfirmationCredentialType.Biometric,
    BioPolicy: { CheckLiveness: draft.checkLiveness },
  },
});

/** The draft as the request of a selfie or an enrolment. */
export const operationRequest = (draft: Draft): CreateOperationRequest => ({
  ...shared(draft),
  AccountNumber: accountNumberOf(draft),
  Name: draft.product === 'enrolment' ? 'EnrollBioCredential' : 'GetForeignBiometry',
  TransportType: draft.transport,
  CheckLiveness: draft.checkLiveness,
  Codeword: draft.codeword.trim() || null,
  IntroductionText: draft.introduction.trim() || null,
});

/** Times offered for the link, s; the tenant's own default is among them. */
export const timeoutChoices = (defaultSec: number): number[] =>
  [...new Set([300, 900, 3_600, 14_400, limits.timeoutSec.max, defaultSec])].sort((a, b) => a - b);
