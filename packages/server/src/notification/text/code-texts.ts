import type { MessageTexts } from './default-texts.ts';
import type { PickedTexts } from './pick-texts.ts';

/** What a message with a code says, in the languages that messages have. It names no link, on purpose. */
const codeTexts: Readonly<Record<'en' | 'de' | 'fr' | 'es', MessageTexts>> = {
  en: {
    EmailSubject: '{code} is your code for {customer}',
    EmailBody:
      'Your code for {customer} is:\n\n{code}\n\nEnter it on the page that asked you for it, within {validity}.\n\nNobody from {customer} will ever ask you for it. You did not ask for it? Then somebody tries to get in as you: tell {customer}.',
    SmsText:
      '{code} is your code for {customer}, for {validity}. Enter it only on the page that asked you. Tell it to nobody.',
  },
  de: {
    EmailSubject: '{code} ist Ihr Code für {customer}',
    EmailBody:
      'Ihr Code für {customer} lautet:\n\n{code}\n\nGeben Sie ihn innerhalb von {validity} auf der Seite ein, die Sie danach gefragt hat.\n\nNiemand von {customer} wird Sie je danach fragen. Sie haben ihn nicht angefordert? Dann versucht jemand, sich als Sie auszugeben: Sagen Sie es {customer}.',
    SmsText:
      '{code} ist Ihr Code für {customer}, gültig {validity}. Geben Sie ihn nur auf der Seite ein, die danach fragt. Sagen Sie ihn niemandem.',
  },
  fr: {
    EmailSubject: '{code} est votre code pour {customer}',
    EmailBody:
      'Votre code pour {customer} :\n\n{code}\n\nSaisissez-le sur la page qui vous l’a demandé, dans un délai de {validity}.\n\nPersonne de {customer} ne vous le demandera jamais. Vous ne l’avez pas demandé ? Alors quelqu’un essaie de se faire passer pour vous : dites-le à {customer}.',
    SmsText:
      '{code} est votre code pour {customer}, valable {validity}. Saisissez-le seulement sur la page qui le demande. Ne le dites à personne.',
  },
  es: {
    EmailSubject: '{code} es su código para {customer}',
    EmailBody:
      'Su código para {customer} es:\n\n{code}\n\nIntrodúzcalo en la página que se lo pidió, en un plazo de {validity}.\n\nNadie de {customer} se lo pedirá nunca. ¿No lo ha pedido? Entonces alguien intenta hacerse pasar por usted: dígaselo a {customer}.',
    SmsText:
      '{code} es su código para {customer}, válido {validity}. Introdúzcalo solo en la página que lo pide. No se lo diga a nadie.',
  },
};

/** Picks the first wanted language that there is, English last. */
export function pickCodeTexts(wanted: readonly (string | null)[]): PickedTexts {
  for (const tag of wanted) {
    const locale = tag?.toLowerCase().split('-')[0] ?? '';
    if (Object.hasOwn(codeTexts, locale))
      return { locale, texts: codeTexts[locale as keyof typeof codeTexts] };
  }
  return { locale: 'en', texts: codeTexts.en };
}
