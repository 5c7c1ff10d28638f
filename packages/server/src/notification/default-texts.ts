import type { MessageResourceName } from '@selfsame/contract';
import type { SessionKind } from '../store/tables.ts';

/** The texts of one kind of session in one language. */
export type MessageTexts = Record<MessageResourceName, string>;

/** What comes with the server in one language. */
export interface LanguageTexts {
  /** On the button of the HTML part. */
  open: string;
  texts: Record<SessionKind, MessageTexts>;
}

const body = (lead: string, validity: string, codeword: string, ignore: string): string =>
  [lead, '{introduction}', '{link}', validity, codeword, ignore].join('\n\n');

const sms = (lead: string, codeword: string): string => `${lead} {link}\n{introduction}\n${codeword}`;

const english = (lead: string, subject: string, short: string): MessageTexts => ({
  EmailSubject: subject,
  EmailBody: body(
    lead,
    'The link works for {validity}, on a phone or computer with a camera.',
    'Code word: {codeword}',
    'You did not expect this message? Then do nothing: without you, nothing happens.',
  ),
  SmsText: sms(short, 'Code word: {codeword}'),
});

const german = (lead: string, subject: string, short: string): MessageTexts => ({
  EmailSubject: subject,
  EmailBody: body(
    lead,
    'Der Link gilt {validity}, auf einem Handy oder Computer mit Kamera.',
    'Codewort: {codeword}',
    'Sie haben diese Nachricht nicht erwartet? Dann tun Sie nichts: Ohne Sie geschieht nichts.',
  ),
  SmsText: sms(short, 'Codewort: {codeword}'),
});

const french = (lead: string, subject: string, short: string): MessageTexts => ({
  EmailSubject: subject,
  EmailBody: body(
    lead,
    'Le lien est valable {validity}, sur un téléphone ou un ordinateur avec caméra.',
    'Mot de code : {codeword}',
    'Vous n’attendiez pas ce message ? Ne faites rien : sans vous, rien ne se passe.',
  ),
  SmsText: sms(short, 'Mot de code : {codeword}'),
});

const spanish = (lead: string, subject: string, short: string): MessageTexts => ({
  EmailSubject: subject,
  EmailBody: body(
    lead,
    'El enlace es válido durante {validity}, en un teléfono u ordenador con cámara.',
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
    },
  },
};
