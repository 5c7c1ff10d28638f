import type { MessageResourceName } from '@selfsame/contract';
import type { MessageKind } from './predefined-operations.ts';

/** The texts of one kind of session in one language. */
export type MessageTexts = Record<MessageResourceName, string>;

/** What comes with the server in one language. */
export interface LanguageTexts {
  /** On the button of the HTML part. */
  open: string;
  texts: Record<MessageKind, MessageTexts>;
}

const body = (lead: string, validity: string, codeword: string, ignore: string): string =>
  [lead, '{introduction}', '{link}', validity, codeword, ignore].join('\n\n');

const sms = (lead: string, codeword: string): string => `${lead} {link}\n{introduction}\n${codeword}`;

const english = (
  lead: string,
  subject: string,
  short: string,
  where = 'on a phone or computer with a camera',
): MessageTexts => ({
  EmailSubject: subject,
  EmailBody: body(
    lead,
    `The link works for {validity}, ${where}.`,
    'Code word: {codeword}',
    'You did not expect this message? Then do nothing: without you, nothing happens.',
  ),
  SmsText: sms(short, 'Code word: {codeword}'),
});

const german = (
  lead: string,
  subject: string,
  short: string,
  where = 'auf einem Handy oder Computer mit Kamera',
): MessageTexts => ({
  EmailSubject: subject,
  EmailBody: body(
    lead,
    `Der Link gilt {validity}, ${where}.`,
    'Codewort: {codeword}',
    'Sie haben diese Nachricht nicht erwartet? Dann tun Sie nichts: Ohne Sie geschieht nichts.',
  ),
  SmsText: sms(short, 'Codewort: {codeword}'),
});

const french = (
  lead: string,
  subject: string,
  short: string,
  where = 'sur un téléphone ou un ordinateur avec caméra',
): MessageTexts => ({
  EmailSubject: subject,
  EmailBody: body(
    lead,
    `Le lien est valable {validity}, ${where}.`,
    'Mot de code : {codeword}',
    'Vous n’attendiez pas ce message ? Ne faites rien : sans vous, rien ne se passe.',
  ),
  SmsText: sms(short, 'Mot de code : {codeword}'),
});

const spanish = (
  lead: string,
  subject: string,
  short: string,
  where = 'en un teléfono u ordenador con cámara',
): MessageTexts => ({
  EmailSubject: subject,
  EmailBody: body(
    lead,
    `El enlace es válido durante {validity}, ${where}.`,
    'Palabra clave: {codeword}',
    '¿No esperaba este mensaje? No haga nada: sin usted no ocurre nada.',
  ),
  SmsText: sms(short, 'Palabra clave: {codeword}'),
});

/**
 * The texts that come with the server, by language: those of the capture page. No request for haste and no greeting
 * by name: both are what people are taught to distrust.
 */
export const defaultTexts: Readonly<Record<string, LanguageTexts>> = {
  en: {
    open: 'Continue',
    texts: {
      selfie: english(
        '{customer} asks you to take a selfie.',
        '{customer}: take a selfie',
        '{customer} asks you to take a selfie:',
      ),
      enrolment: english(
        '{customer} asks you to set up the sign-in with your face. It takes one selfie.',
        '{customer}: set up the sign-in with your face',
        '{customer}: set up the sign-in with your face:',
      ),
      verification: english(
        '{customer} asks you to confirm that it is you.',
        '{customer}: confirm that it is you',
        '{customer}: confirm that it is you:',
      ),
      passkey: english(
        '{customer} asks you to remember your device, so that it can show later that it is yours.',
        '{customer}: remember your device',
        '{customer}: remember your device:',
        'on the device that you want to use',
      ),
    },
  },
  de: {
    open: 'Weiter',
    texts: {
      selfie: german(
        '{customer} bittet Sie, ein Selfie aufzunehmen.',
        '{customer}: Selfie aufnehmen',
        '{customer} bittet Sie um ein Selfie:',
      ),
      enrolment: german(
        '{customer} bittet Sie, die Anmeldung mit Ihrem Gesicht einzurichten. Dafür genügt ein Selfie.',
        '{customer}: Anmeldung mit dem Gesicht einrichten',
        '{customer}: Anmeldung mit dem Gesicht einrichten:',
      ),
      verification: german(
        '{customer} bittet Sie zu bestätigen, dass Sie es sind.',
        '{customer}: Bestätigen Sie, dass Sie es sind',
        '{customer}: Bestätigen Sie, dass Sie es sind:',
      ),
      passkey: german(
        '{customer} bittet Sie, Ihr Gerät zu merken, damit es später zeigen kann, dass es Ihres ist.',
        '{customer}: Gerät merken',
        '{customer}: Merken Sie Ihr Gerät:',
        'auf dem Gerät, das Sie verwenden wollen',
      ),
    },
  },
  fr: {
    open: 'Continuer',
    texts: {
      selfie: french(
        '{customer} vous demande de prendre un selfie.',
        '{customer} : prenez un selfie',
        '{customer} vous demande un selfie :',
      ),
      enrolment: french(
        '{customer} vous invite à configurer la connexion avec votre visage. Un selfie suffit.',
        '{customer} : configurez la connexion avec votre visage',
        '{customer} : configurez la connexion avec votre visage :',
      ),
      verification: french(
        '{customer} vous demande de confirmer que c’est bien vous.',
        '{customer} : confirmez que c’est bien vous',
        '{customer} : confirmez que c’est bien vous :',
      ),
      passkey: french(
        '{customer} vous demande d’enregistrer votre appareil, pour qu’il puisse montrer plus tard que c’est le vôtre.',
        '{customer} : enregistrez votre appareil',
        '{customer} : enregistrez votre appareil :',
        'sur l’appareil que vous voulez utiliser',
      ),
    },
  },
  es: {
    open: 'Continuar',
    texts: {
      selfie: spanish(
        '{customer} le pide que se haga un selfi.',
        '{customer}: hágase un selfi',
        '{customer} le pide un selfi:',
      ),
      enrolment: spanish(
        '{customer} le invita a configurar el acceso con su rostro. Basta un selfi.',
        '{customer}: configure el acceso con su rostro',
        '{customer}: configure el acceso con su rostro:',
      ),
      verification: spanish(
        '{customer} le pide que confirme que es usted.',
        '{customer}: confirme que es usted',
        '{customer}: confirme que es usted:',
      ),
      passkey: spanish(
        '{customer} le pide que registre su dispositivo, para que después pueda mostrar que es suyo.',
        '{customer}: registre su dispositivo',
        '{customer}: registre su dispositivo:',
        'en el dispositivo que quiera usar',
      ),
    },
  },
};
