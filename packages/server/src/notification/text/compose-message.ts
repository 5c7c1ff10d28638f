import { limits } from '@selfsame/contract';
import { Problem } from '../../platform/http/problem.ts';
import { listMessageTemplates } from '../../store/message/message-template.ts';
import type { Db } from '../../store/seal/vault.ts';
import type { SessionRow } from '../../store/session/session.ts';
import { readCustomData } from '../../store/session/session-json.ts';
import { readTenant } from '../../store/tenant/tenant.ts';
import { findTemplate } from '../../store/tenant/transaction-template.ts';
import { describeValidity } from '../describe-validity.ts';
import { findAddress } from '../find-address.ts';
import { type EmailContent, renderEmail } from '../send/render-email.ts';
import { markSandbox } from './mark-sandbox.ts';
import { cleanText, fillBody, fillSms, type MessageValues, parametersOf } from './message-text.ts';
import { type PickedTexts, pickTexts } from './pick-texts.ts';
import { messageKindOf, predefinedOperations } from './predefined-operations.ts';

/** The words of a message in every form; links are put in when one is sent. */
export interface Composition {
  /** BCP 47. */
  locale: string;
  email(link: string): EmailContent;
  sms(link: string): string;
}

const refuseAddress = (what: string, address: string) =>
  new Problem('E_INVALID_ARGUMENT', {
    args: [
      `${what} may hold no address when the link is sent by SMS or e-mail; '${address}' would become a link.`,
    ],
  });

/** Values that hold no address each can make one side by side: `{codeword}{data.end}` of "evil" and ".com". */
function checkTogether({ texts }: PickedTexts, values: MessageValues): void {
  // The link and the customer's name are not the request's words; a customer may be called "Example.com".
  const theirs = new Map(values).set('link', ' ').set('customer', ' ');
  for (const text of [texts.EmailSubject, texts.EmailBody, texts.SmsText]) {
    const address = findAddress(fillBody(text, theirs));
    if (address !== null) throw refuseAddress('The values of a message', address);
  }
}

/**
 * Values that come with the request, as far as the texts name them. Whoever may begin an operation may not send
 * people elsewhere.
 */
function readRequestValues(session: SessionRow, named: ReadonlySet<string>): Map<string, string> {
  const given: [parameter: string, field: string, value: string | null][] = [
    ['introduction', 'IntroductionText', session.introduction_text],
    ['codeword', 'Codeword', session.codeword],
    ...readCustomData(session).map(
      ({ Key, Value }) => [`data.${Key}`, 'CustomData', Value] as [string, string, string],
    ),
  ];
  const used = given.filter(([parameter]) => named.has(parameter));
  for (const [, field, value] of used) {
    const address = findAddress(value ?? '');
    if (address !== null) throw refuseAddress(field, address);
  }
  return new Map(used.map(([parameter, , value]) => [parameter, cleanText(value ?? '').trim()]));
}

const clip = (text: string, length: number): string =>
  text.length <= length ? text : `${text.slice(0, length - 1).trimEnd()}…`;

const operationOf = async (tx: Db, session: SessionRow): Promise<string | undefined> =>
  session.kind === 'verification'
    ? (await findTemplate(tx, session.tenant_id, session.name))?.id
    : predefinedOperations.find(({ kind }) => kind === messageKindOf(session))?.id;

/** Puts values into picked texts. */
export function composeTexts(picked: PickedTexts, values: MessageValues): Composition {
  const withLink = (link: string) => new Map(values).set('link', link);
  const introduction = clip(values.get('introduction') ?? '', limits.message.smsIntroduction);
  return {
    locale: picked.locale,
    email: (link) => renderEmail(picked, withLink(link)),
    sms: (link) => fillSms(picked.texts.SmsText, withLink(link).set('introduction', introduction)),
  };
}

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
  const tenant = await readTenant(tx, session.tenant_id);
  const picked = markSandbox(
    pickTexts([session.locale, options.locale], messageKindOf(session), written),
    tenant,
  );
  const validitySec = Math.round((session.expires_at.getTime() - options.now.getTime()) / 1_000);
  const named = new Set(Object.values(picked.texts).flatMap(parametersOf));
  const values = readRequestValues(session, named)
    .set('customer', cleanText(tenant.customer_name))
    .set('validity', describeValidity(validitySec, picked.locale));
  checkTogether(picked, values);
  return composeTexts(picked, values);
}
