import type en from './en.ts';

export default {
  title: 'Anmelden',
  welcome: 'Zugang zum Portal einrichten',
  withPasskey: 'Mit Passkey anmelden',
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
} satisfies typeof en;
