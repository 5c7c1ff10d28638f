import { plural } from '../../../texts/plural.ts';
import type en from './en.ts';

export default {
  title: 'Ihr Profil',
  lead: 'Ihr Name, Ihre Anmeldewege und wo Sie angemeldet sind.',
  person: 'Sie',
  name: 'Name',
  email: 'E-Mail-Adresse',
  emailHint: 'Damit melden Sie sich per Passwort an. Es wird nichts dorthin gesendet.',
  save: 'Speichern',
  saved: 'Ihr Profil ist gespeichert.',
  passkeys: 'Passkeys',
  passkeysLead:
    'Der sicherste Weg: Ihr Gerät beweist, dass Sie es sind. Richten Sie ihn auf zwei Geräten ein.',
  addPasskey: 'Passkey hinzufügen',
  passkeyAdded: 'Der Passkey ist hinzugefügt.',
  noPasskeys: 'Sie haben noch keinen Passkey.',
  lastWay: 'Dies ist Ihr letzter Anmeldeweg. Richten Sie einen weiteren ein, bevor Sie ihn löschen.',
  deletePasskeyText: 'Dieses Gerät oder dieser Anbieter kann Sie nicht mehr anmelden.',
  password: 'Passwort und Authenticator-App',
  passwordLead:
    'Der Weg, wo kein Passkey geht: ein Passwort und ein Code einer App auf Ihrem Telefon, immer beides.',
  codesLeft: (n: number) =>
    plural('de', n, { one: 'Noch # Wiederherstellungscode', other: 'Noch # Wiederherstellungscodes' }),
  noPassword: 'Nicht eingerichtet.',
  emailFirst: 'Speichern Sie zuerst eine E-Mail-Adresse; damit melden Sie sich an.',
  changePassword: 'Passwort ändern',
  changeBoth: 'Passwort und App ändern',
  setBoth: 'Einrichten',
  newCodes: 'Neue Wiederherstellungscodes',
  deletePassword: 'Passwort löschen',
  passwordSet: 'Das Passwort ist gesetzt. Ihre anderen Sitzungen sind beendet.',
  codesTitle: 'Wiederherstellungscodes',
  codesOnce:
    'Bewahren Sie diese Codes dort auf, wo niemand sonst sie findet. Jeder ersetzt die App einmal. Sie werden nur jetzt gezeigt.',
  print: 'Drucken',
  codesKept: 'Ich habe sie aufbewahrt',
  deletePasswordTitle: 'Passwort, App und Wiederherstellungscodes löschen?',
  deletePasswordText: 'Danach können Sie sich nur noch mit einem Passkey anmelden.',
  passwordDeleted: 'Das Passwort ist gelöscht.',
  sessions: 'Sitzungen',
  sessionsLead:
    'Browser, in denen Sie angemeldet sind. Beenden Sie, was Sie nicht kennen, und ändern Sie Ihr Passwort.',
  endOthers: 'Alle anderen beenden',
  sessionsEnded: 'Beendet.',
  unknownBrowser: 'Unbekannter Browser',
  thisOne: 'Diese',
  signedIn: 'Angemeldet',
  lastSeen: 'zuletzt gesehen',
  end: 'Beenden',
  endOf: (name: string) => `Sitzung in ${name} beenden`,
} satisfies typeof en;
