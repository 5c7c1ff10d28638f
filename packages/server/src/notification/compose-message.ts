import { limits } from '@selfsame/contract';
import { Problem } from '../platform/problem.ts';
import { listMessageTemplates } from '../store/message-template.ts';
import type { SessionRow } from '../store/session.ts';
import { readTenant } from '../store/tenant.ts';
import { findTemplate } from '../store/transaction-template.ts';
import type { Db } from '../store/vault.ts';
import { describeValidity } from './describe-validity.ts';
import { cleanText, fillSms, holdsLink, type MessageValues, parametersOf } from './message-text.ts';
import { type PickedTexts, pickTexts } from './pick-texts.ts';
import { predefinedOperations } from './predefined-operations.ts';
import { type EmailContent, renderEmail } from './render-email.ts';

/** The words of a message in every form; links are put in when one is sent. */
export interface Composition {
  /** BCP 47. */
  locale: string;
  email(link: string): EmailContent;
  sms(link: string): string;
}

/**
 * Values that come with the request, as far as the texts name them. Whoever may begin an operation may not send
 * people elsewhere.
 */
const readRequestValues = (session: SessionRow, named: ReadonlySet<string>): Map<string, string> => {
  const given: [parameter: string, field: string, value: string | null][] = [
    ['introduction', 'IntroductionText', session.introduction_text],
    ['codeword', 'Codeword', session.codeword],
    ...session.custom_data.map(
      ({ Key, Value }) => [`data.${Key}`, 'CustomData', Value] as [string, string, string],
    ),
  ];
  const used = given.filter(([parameter]) => named.has(parameter));
  const linked = used.find(([, , value]) => holdsLink(value ?? ''));
  if (linked) {
    const sentence = `${linked[1]} may hold no address when the link is sent by SMS or e-mail.`;
    throw new Problem('E_INVALID_ARGUMENT', { args: [sentence] });
  }
  return new Map(used.map(([parameter, , value]) => [parameter, cleanText(value ?? '').trim()]));
};

const clip = (text: string, length: number): string =>
  text.length <= length ? text : `${text.slice(0, length - 1).trimEnd()}…`;

const operationOf = async (tx: Db, session: SessionRow): Promise<string | undefined> =>
  session.kind === 'verification'
    ? (await findTemplate(tx, session.tenant_id, session.name))?.id
    : predefinedOperations.find(({ kind }) => kind === session.kind)?.id;

/** Puts values into picked texts. */
export const composeTexts = (picked: PickedTexts, values: MessageValues): Composition => {
  const withLink = (link: string) => new Map(values).set('link', link);
  const introduction = clip(values.get('introduction') ?? '', limits.message.smsIntroduction);
  return {
    locale: picked.locale,
    email: (link) => renderEmail(picked, withLink(link)),
    sms: (link) => fillSms(picked.texts.SmsText, withLink(link).set('introduction', introduction)),
  };
};

/**
 * Finds the texts of a session's messages, by its operation and language, and fills them.
 * @param options.locale the server's default language
 * @throws Problem E_INVALID_ARGUMENT when the request's own words hold an address
 */
export async function composeMessage(
  tx: Db,
  session: SessionRow,
  options: { locale: string; now: Date },
): Promise<Composition> {
  const operationId = await operationOf(tx, session);
  const written = operationId
    ? await listMessageTemplates(tx, { tenantId: session.tenant_id, operationId })
    : [];
  const picked = pickTexts([session.locale, options.locale], session.kind, written);
  const tenant = await readTenant(tx, session.tenant_id);
  const validitySec = Math.round((session.expires_at.getTime() - options.now.getTime()) / 1_000);
  const named = new Set(Object.values(picked.texts).flatMap(parametersOf));
  const values = readRequestValues(session, named)
    .set('customer', cleanText(tenant.customer_name))
    .set('validity', describeValidity(validitySec, picked.locale));
  return composeTexts(picked, values);
}
