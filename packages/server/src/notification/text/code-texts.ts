import type { MessageTexts } from './default-texts.ts';
import { type CapturePageLanguage, type PickedTexts, pickOwn } from './pick-texts.ts';

/** What a message with a code says, in the languages of the page that asks for it. It names no link, on purpose. */
const codeTexts: Readonly<Record<CapturePageLanguage, MessageTexts>> = {
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
  it: {
    EmailSubject: '{code} è il Suo codice per {customer}',
    EmailBody:
      'Il Suo codice per {customer} è:\n\n{code}\n\nLo inserisca nella pagina che lo ha chiesto, entro {validity}.\n\nNessuno di {customer} glielo chiederà mai. Non lo ha richiesto? Allora qualcuno cerca di entrare al posto Suo: lo dica a {customer}.',
    SmsText:
      '{code} è il Suo codice per {customer}, valido {validity}. Lo inserisca solo nella pagina che lo chiede. Non lo dica a nessuno.',
  },
  nl: {
    EmailSubject: '{code} is uw code voor {customer}',
    EmailBody:
      'Uw code voor {customer} is:\n\n{code}\n\nVoer die binnen {validity} in op de pagina die erom vroeg.\n\nNiemand van {customer} zal u er ooit om vragen. U hebt er niet om gevraagd? Dan probeert iemand als u binnen te komen: zeg het {customer}.',
    SmsText:
      '{code} is uw code voor {customer}, geldig {validity}. Voer die alleen in op de pagina die erom vraagt. Vertel die aan niemand.',
  },
  pl: {
    EmailSubject: '{code} to Twój kod do {customer}',
    EmailBody:
      'Twój kod do {customer}:\n\n{code}\n\nWpisz go na stronie, która o niego poprosiła. Czas ważności: {validity}.\n\nNikt z {customer} nigdy Cię o niego nie zapyta. To nie była Twoja prośba? W takim razie ktoś próbuje się pod Ciebie podszyć: powiedz o tym {customer}.',
    SmsText:
      '{code} to Twój kod do {customer} (ważny: {validity}). Wpisz go tylko na stronie, która o niego prosi. Nie podawaj go nikomu.',
  },
  pt: {
    EmailSubject: '{code} é o seu código para {customer}',
    EmailBody:
      'O seu código para {customer} é:\n\n{code}\n\nIntroduza-o na página que o pediu, no prazo de {validity}.\n\nNinguém de {customer} lho pedirá alguma vez. Não o pediu? Então alguém tenta entrar em seu nome: diga-o a {customer}.',
    SmsText:
      '{code} é o seu código para {customer}, válido {validity}. Introduza-o apenas na página que o pede. Não o diga a ninguém.',
  },
  tr: {
    EmailSubject: '{code}: {customer} için kodunuz',
    EmailBody:
      '{customer} için kodunuz:\n\n{code}\n\nKodu, onu isteyen sayfaya girin. Geçerlilik süresi: {validity}.\n\n{customer} adına hiç kimse sizden bu kodu istemez. Kodu siz istemediniz mi? O zaman birisi sizin yerinize girmeye çalışıyor: {customer} hizmetine bildirin.',
    SmsText:
      '{code}: {customer} için kodunuz (geçerlilik süresi: {validity}). Yalnızca onu isteyen sayfaya girin. Kimseye söylemeyin.',
  },
  ar: {
    EmailSubject: '{code} هو رمزك لدى {customer}',
    EmailBody:
      'رمزك لدى {customer}:\n\n{code}\n\nأدخله في الصفحة التي طلبته منك. مدة الصلاحية: {validity}.\n\nلن يطلبه منك أي شخص من {customer} أبدًا. لم تطلبه؟ إذن هناك من يحاول الدخول باسمك: أخبر {customer}.',
    SmsText:
      '{code} هو رمزك لدى {customer} (مدة الصلاحية: {validity}). أدخله فقط في الصفحة التي تطلبه. لا تخبر به أحدًا.',
  },
  he: {
    EmailSubject: '{code} הוא הקוד שלכם אל {customer}',
    EmailBody:
      'הקוד שלכם אל {customer}:\n\n{code}\n\nהזינו אותו בדף שביקש אותו. תוקף: {validity}.\n\nאף אחד מ-{customer} לא יבקש אותו מכם לעולם. לא ביקשתם אותו? אז מישהו מנסה להיכנס בשמכם: ספרו ל-{customer}.',
    SmsText:
      '{code} הוא הקוד שלכם אל {customer} (תוקף: {validity}). הזינו אותו רק בדף שמבקש אותו. אל תגידו אותו לאף אחד.',
  },
  ja: {
    EmailSubject: '{code} は {customer} の確認コードです',
    EmailBody:
      '{customer} の確認コード：\n\n{code}\n\nコードを求めた画面に入力してください。有効期間：{validity}。\n\n{customer} の担当者がこのコードを尋ねることは決してありません。お心当たりがない場合、誰かがあなたになりすまそうとしています。{customer} にお知らせください。',
    SmsText:
      '{code} は {customer} の確認コードです（有効期間：{validity}）。求められた画面にだけ入力し、誰にも教えないでください。',
  },
  zh: {
    EmailSubject: '{code} 是您在 {customer} 的验证码',
    EmailBody:
      '您在 {customer} 的验证码：\n\n{code}\n\n请在要求输入验证码的页面上输入。有效期：{validity}。\n\n{customer} 的任何人都不会向您索要验证码。不是您本人请求的？那么有人正试图冒充您：请告知 {customer}。',
    SmsText:
      '{code} 是您在 {customer} 的验证码（有效期：{validity}）。请只在要求输入的页面上输入，不要告诉任何人。',
  },
};

/** Picks the first wanted language that there is, English last. */
export function pickCodeTexts(wanted: readonly (string | null)[]): PickedTexts {
  const { locale, own } = pickOwn(codeTexts, wanted);
  return { locale, texts: own };
}
