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
  // A paragraph of its own: a link that stands alone in one becomes a button.
  const texts = {
    EmailSubject: `${mark} ${EmailSubject}`,
    EmailBody: `${mark}\n\n${EmailBody}`,
    SmsText: `${mark} ${SmsText}`,
  };
  return { ...picked, texts };
}
