import type en from './en.ts';

export default {
  title: 'Anmelden',
  welcome: 'Zugang zum Portal einrichten',
  withPasskey: 'Mit Passkey anmelden',
  noPasskeys:
    'Dieser Browser kennt keine Passkeys. Melden Sie sich mit Passwort und Code an, oder nehmen Sie einen anderen Browser.',
  withPassword: 'Mit Passwort und Code anmelden',
  email: 'E-Mail-Adresse',
  password: 'Passwort',
  code: 'Code der Authenticator-App oder Wiederherstellungscode',
  failed:
    'Das hat nicht geklappt. Prüfen Sie die Eingaben; ein Code gilt nur einmal. Oder nutzen Sie einen Passkey dieses Geräts.',
  setUpNeeded:
    'Es gibt noch keinen Inhaber. Öffnen Sie den Einrichtungslink, den der Server beim Start ausgegeben hat.',
  name: 'Ihr Name',
  makePasskey: 'Passkey erstellen und eintreten',
  role: (role: string) => `Sie sind eingeladen als: ${role}`,
  passkeyFailed:
    'Es wurde kein Passkey verwendet: Der Dialog wurde geschlossen, oder dieses Gerät hat keinen für dieses Portal.',
  newPassword: 'Neues Passwort',
  passwordRules: (min: number, max: number) =>
    `${min} bis ${max} Zeichen beliebiger Art. Einige Wörter, die zu niemandem gehören, sind gut.`,
  scan: 'Scannen Sie dies mit einer Authenticator-App und geben Sie den angezeigten Code ein.',
  qr: 'QR-Code für die Authenticator-App',
  typeSecret: 'Oder geben Sie diesen Schlüssel in die App ein:',
  secret: 'Schlüssel der Authenticator-App',
  firstCode: 'Code, den die App zeigt',
  againTitle: 'Ihre Sitzung ist zu Ende',
  againText: 'Melden Sie sich wieder an und machen Sie weiter: Was auf dieser Seite steht, bleibt.',
  againLeave: 'Diese Seite und ihre Änderungen verlassen',
  confirmTitle: 'Bestätigen Sie, dass Sie es sind',
  confirmText:
    'Dafür braucht es einen frischen Nachweis, dass Sie es sind; Ihr letzter ist einige Minuten alt. Danach geht es von selbst weiter.',
  confirmPasskey: 'Mit Passkey bestätigen',
  confirmPassword: 'Mit Passwort und Code bestätigen',
  emailHint: 'Für ein Passwort nötig; es wird nichts dorthin gesendet.',
  enter: 'Einrichten und eintreten',
  usePassword: 'Stattdessen Passwort und Authenticator-App verwenden',
  roleNames: {
    owner: 'Inhaber',
    administrator: 'Administrator',
    operator: 'Sachbearbeitung',
    auditor: 'Prüfung',
    developer: 'Entwicklung',
  } as Record<string, string>,
} satisfies typeof en;
