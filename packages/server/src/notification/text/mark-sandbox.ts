import type { TenantRow } from '../../store/tenant/tenant.ts';
import type { PickedTexts } from './pick-texts.ts';

/** The same in every language. */
const mark = '[Sandbox]';

/** Lets the texts of a sandbox say what they come from: they reach real people, who could take them for real. */
export function markSandbox<Picked extends PickedTexts>(
  picked: Picked,
  { sandbox }: Pick<TenantRow, 'sandbox'>,
): Picked {
  if (!sandbox) return picked;
  const { EmailSubject, EmailBody, SmsText } = picked.texts;
  // A line of its own: one whose parameters are all empty is left out. In an e-mail a paragraph: a link alone in one becomes a button.
  const texts = {
    EmailSubject: `${mark} ${EmailSubject}`,
    EmailBody: `${mark}\n\n${EmailBody}`,
    SmsText: `${mark}\n${SmsText}`,
  };
  return { ...picked, texts };
}
