import { limits, type MessagePreview, type PreviewMessageRequest } from '@selfsame/contract';
import { listMessageTemplates } from '../../store/message/message-template.ts';
import { readTenant } from '../../store/tenant/tenant.ts';
import { describeValidity } from '../describe-validity.ts';
import type { NotificationDependencies } from '../notification-dependencies.ts';
import { countSmsSegments } from '../send/count-sms-segments.ts';
import { buttonLabel } from '../send/render-email.ts';
import { linkOf } from '../send-link.ts';
import { composeTexts } from './compose-message.ts';
import type { TextOwner } from './find-owner.ts';
import { markSandbox } from './mark-sandbox.ts';
import { checkText, parametersOf } from './message-text.ts';
import { pickTexts } from './pick-texts.ts';

/** Stands where a session's id and secret will. */
const exampleId = '113e838b-be34-53e9-c52f-3cc45b2d10ce';
const exampleSecret = 'gXumaHzDpaYwxEhn0Q6Bo6da';

/** What a request might say, in the languages of the server's own texts. */
const examples: Record<string, { introduction: string; codeword: string }> & {
  en: { introduction: string; codeword: string };
} = {
  en: { introduction: 'You asked to open an account with us.', codeword: 'quiet harbour' },
  de: { introduction: 'Sie möchten ein Konto bei uns eröffnen.', codeword: 'stiller Hafen' },
  es: { introduction: 'Ha solicitado abrir una cuenta con nosotros.', codeword: 'puerto tranquilo' },
  fr: { introduction: 'Vous avez demandé à ouvrir un compte chez nous.', codeword: 'port tranquille' },
};

/**
 * Shows what a user would receive, with example values: its link opens nothing. Drafts in the request are checked
 * like texts to be stored.
 * @throws Problem E_MESSAGE_TEXT_NOT_VALID
 */
export async function previewMessage(
  deps: Pick<NotificationDependencies, 'db' | 'baseUrl' | 'messageLocale'>,
  owner: TextOwner,
  request: PreviewMessageRequest,
): Promise<MessagePreview> {
  const wanted = request.Locale || deps.messageLocale;
  const drafts = (request.Resources ?? []).map(({ Name, Content }) => ({
    name: Name,
    locale: wanted,
    content: checkText(Name, Content),
  }));
  const written = await listMessageTemplates(deps.db, owner);
  // The first of a name and language counts.
  const picked = pickTexts([wanted, deps.messageLocale], owner.kind, [...drafts, ...written]);
  for (const { name, content } of drafts) picked.texts[name] = content;
  const tenant = await readTenant(deps.db, owner.tenantId);
  const custom = Object.values(picked.texts)
    .flatMap(parametersOf)
    .filter((name) => name.startsWith('data.'));
  const example = examples[picked.locale.split('-')[0] ?? ''] ?? examples.en;
  const composition = composeTexts(
    markSandbox(picked, tenant),
    new Map([
      ...custom.map((name) => [name, name.slice('data.'.length)] as [string, string]),
      ['customer', tenant.customer_name],
      ['introduction', example.introduction],
      ['codeword', example.codeword],
      ['validity', describeValidity(limits.timeoutSec.default, picked.locale)],
    ]),
  );
  const kind = owner.kind === 'passkey' ? 'enrolment' : owner.kind;
  const link = linkOf(deps.baseUrl, { id: exampleId, kind }, exampleSecret);
  const { subject, text, html } = composition.email(link);
  const sms = composition.sms(link);
  return {
    Locale: picked.locale,
    Link: link,
    Email: { Subject: subject, Text: text, Html: html, ButtonLabel: buttonLabel(picked.locale) ?? null },
    Sms: { Text: sms, Segments: countSmsSegments(sms) },
  };
}
