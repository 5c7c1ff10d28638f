import type { MessageTexts } from './default-texts.ts';
import { type CapturePageLanguage, type PickedTexts, pickOwn } from './pick-texts.ts';

/** The words, and what the button says that leads to the page on which the wait is stopped. */
interface NoticeTexts {
  open: string;
  texts: MessageTexts;
}

/** What the notice of a wait in place of a passkey says, in the languages of the capture page, whose page its link opens. */
const noticeTexts: Readonly<Record<CapturePageLanguage, NoticeTexts>> = {
  en: {
    open: 'That was not me',
    texts: {
      EmailSubject: 'Is this you? Somebody gets in at {customer} without your device',
      EmailBody:
        'Somebody showed your face to {customer} and said that your device is not at hand. In {validity} {customer} takes that for you.\n\nWas it you? Then do nothing.\n\nWas it not you? Stop it here:\n\n{link}',
      SmsText:
        '{customer}: somebody showed your face, without your device, and gets in after {validity}. Not you? Stop it: {link}',
    },
  },
  de: {
    open: 'Das war ich nicht',
    texts: {
      EmailSubject: 'Sind Sie das? Bei {customer} kommt jemand ohne Ihr Gerät hinein',
      EmailBody:
        'Jemand hat {customer} Ihr Gesicht gezeigt und gesagt, Ihr Gerät sei nicht zur Hand. Nach {validity} gilt das für {customer} als Sie.\n\nWaren Sie es? Dann tun Sie nichts.\n\nWaren Sie es nicht? Halten Sie es hier auf:\n\n{link}',
      SmsText:
        '{customer}: Jemand hat ohne Ihr Gerät Ihr Gesicht gezeigt und kommt hinein (Wartezeit: {validity}). Nicht Sie? Aufhalten: {link}',
    },
  },
  fr: {
    open: 'Ce n’était pas moi',
    texts: {
      EmailSubject: 'Est-ce vous ? Quelqu’un accède à {customer} sans votre appareil',
      EmailBody:
        'Quelqu’un a montré votre visage à {customer} et a dit que votre appareil n’est pas disponible. Dans {validity}, {customer} considérera que c’était vous.\n\nC’était vous ? Alors ne faites rien.\n\nCe n’était pas vous ? Arrêtez-le ici :\n\n{link}',
      SmsText:
        '{customer} : quelqu’un a montré votre visage, sans votre appareil, et aura accès dans {validity}. Pas vous ? Arrêtez-le : {link}',
    },
  },
  es: {
    open: 'No fui yo',
    texts: {
      EmailSubject: '¿Es usted? Alguien entra en {customer} sin su dispositivo',
      EmailBody:
        'Alguien mostró su cara a {customer} y dijo que no tiene a mano su dispositivo. Dentro de {validity}, {customer} dará por hecho que era usted.\n\n¿Fue usted? Entonces no haga nada.\n\n¿No fue usted? Deténgalo aquí:\n\n{link}',
      SmsText:
        '{customer}: alguien mostró su cara, sin su dispositivo, y entrará dentro de {validity}. ¿No es usted? Deténgalo: {link}',
    },
  },
  it: {
    open: 'Non ero io',
    texts: {
      EmailSubject: 'È Lei? Qualcuno accede a {customer} senza il Suo dispositivo',
      EmailBody:
        'Qualcuno ha mostrato il Suo volto a {customer} e ha detto che il Suo dispositivo non è a portata di mano. Fra {validity} per {customer} varrà che era Lei.\n\nEra Lei? Allora non faccia nulla.\n\nNon era Lei? Lo fermi qui:\n\n{link}',
      SmsText:
        '{customer}: qualcuno ha mostrato il Suo volto, senza il Suo dispositivo, e accede fra {validity}. Non è Lei? Lo fermi: {link}',
    },
  },
  nl: {
    open: 'Dat was ik niet',
    texts: {
      EmailSubject: 'Bent u dit? Iemand komt bij {customer} binnen zonder uw apparaat',
      EmailBody:
        'Iemand toonde {customer} uw gezicht en zei dat uw apparaat niet bij de hand is. Over {validity} neemt {customer} aan dat u het was.\n\nWas u het? Doe dan niets.\n\nWas u het niet? Houd het hier tegen:\n\n{link}',
      SmsText:
        '{customer}: iemand toonde uw gezicht, zonder uw apparaat, en komt over {validity} binnen. Niet u? Houd het tegen: {link}',
    },
  },
  pl: {
    open: 'To nie ja',
    texts: {
      EmailSubject: 'Czy to Ty? Ktoś wchodzi do {customer} bez Twojego urządzenia',
      EmailBody:
        'Ktoś pokazał {customer} Twoją twarz i powiedział, że nie ma pod ręką Twojego urządzenia. Czas oczekiwania: {validity}. Potem {customer} uzna, że to Ty.\n\nTo Ty? Nie rób nic.\n\nTo nie Ty? Zatrzymaj to tutaj:\n\n{link}',
      SmsText:
        '{customer}: ktoś pokazał Twoją twarz bez Twojego urządzenia i wejdzie (czas oczekiwania: {validity}). To nie Ty? Zatrzymaj: {link}',
    },
  },
  pt: {
    open: 'Não fui eu',
    texts: {
      EmailSubject: 'É você? Alguém entra em {customer} sem o seu dispositivo',
      EmailBody:
        'Alguém mostrou o seu rosto a {customer} e disse que não tem à mão o seu dispositivo. Dentro de {validity}, {customer} considera que era você.\n\nFoi você? Então não faça nada.\n\nNão foi você? Pare-o aqui:\n\n{link}',
      SmsText:
        '{customer}: alguém mostrou o seu rosto, sem o seu dispositivo, e entra dentro de {validity}. Não é você? Pare-o: {link}',
    },
  },
  tr: {
    open: 'Ben değildim',
    texts: {
      EmailSubject: 'Bu siz misiniz? Birisi cihazınız olmadan {customer} hizmetine giriyor',
      EmailBody:
        'Birisi {customer} hizmetine yüzünüzü gösterdi ve cihazınızın yanında olmadığını söyledi. Bekleme süresi: {validity}. Süre dolunca {customer} bunu siz kabul eder.\n\nSiz miydiniz? Hiçbir şey yapmayın.\n\nSiz değil miydiniz? Buradan durdurun:\n\n{link}',
      SmsText:
        '{customer}: birisi cihazınız olmadan yüzünüzü gösterdi ve girecek (bekleme süresi: {validity}). Siz değil misiniz? Durdurun: {link}',
    },
  },
  ar: {
    open: 'لم أكن أنا',
    texts: {
      EmailSubject: 'هل هذا أنت؟ هناك من يدخل إلى {customer} من دون جهازك',
      EmailBody:
        'عرض أحدهم وجهك على {customer} وقال إن جهازك ليس في متناول اليد. مدة الانتظار: {validity}. بعدها تعتبر {customer} أنه أنت.\n\nهل كنت أنت؟ إذن لا تفعل شيئًا.\n\nلم تكن أنت؟ أوقف ذلك هنا:\n\n{link}',
      SmsText:
        '{customer}: عرض أحدهم وجهك من دون جهازك وسيدخل (مدة الانتظار: {validity}). لست أنت؟ أوقف ذلك: {link}',
    },
  },
  he: {
    open: 'זה לא הייתי אני',
    texts: {
      EmailSubject: 'זה אתם? מישהו נכנס אל {customer} בלי המכשיר שלכם',
      EmailBody:
        'מישהו הראה אל {customer} את הפנים שלכם ואמר שהמכשיר שלכם לא בהישג יד. זמן ההמתנה: {validity}. אחריו {customer} יראו בזה אתכם.\n\nזה הייתם אתם? אל תעשו דבר.\n\nזה לא הייתם אתם? עצרו את זה כאן:\n\n{link}',
      SmsText:
        '{customer}: מישהו הראה את הפנים שלכם בלי המכשיר שלכם וייכנס (זמן ההמתנה: {validity}). לא אתם? עצרו: {link}',
    },
  },
  ja: {
    open: '私ではありません',
    texts: {
      EmailSubject: 'あなたですか？端末なしで {customer} に入ろうとしている人がいます',
      EmailBody:
        '誰かが {customer} にあなたの顔を示し、端末が手元にないと言いました。待ち時間：{validity}。その後、{customer} はご本人とみなします。\n\nご本人ですか？何もしないでください。\n\nご本人ではありませんか？ここで止めてください：\n\n{link}',
      SmsText:
        '{customer}：誰かが端末なしであなたの顔を示し、まもなく入ります（待ち時間：{validity}）。ご本人でなければ止めてください：{link}',
    },
  },
  zh: {
    open: '不是我',
    texts: {
      EmailSubject: '是您本人吗？有人在没有您的设备的情况下进入 {customer}',
      EmailBody:
        '有人向 {customer} 出示了您的面部，并称您的设备不在手边。等待时间：{validity}。此后 {customer} 将视为您本人。\n\n是您本人吗？那就无需任何操作。\n\n不是您本人？请在此阻止：\n\n{link}',
      SmsText:
        '{customer}：有人在没有您的设备的情况下出示了您的面部，即将进入（等待时间：{validity}）。不是您？请阻止：{link}',
    },
  },
};

/** Picks the first wanted language that there is, English last. */
export function pickNoticeTexts(wanted: readonly (string | null)[]): PickedTexts & { open: string } {
  const { locale, own } = pickOwn(noticeTexts, wanted);
  return { locale, ...own };
}
