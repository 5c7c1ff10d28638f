import type { SandboxTexts } from '../sandbox-texts.ts';

/** German. */
export const de: SandboxTexts = {
  title: 'Testumgebung',
  act: 'Als Nutzer handeln',
  note: 'Dies ist ein Test. Nichts davon zählt, und es braucht keine Kamera.',
  accept: 'Selfie aufnehmen: angenommen',
  ordered: 'Selfie aufnehmen: wie bestellt',
  fault: 'Woran die Aufnahme scheitert',
  faults: {
    liveness: 'Nicht lebendig',
    match: 'Ein anderes Gesicht',
    matchAndLiveness: 'Nicht lebendig und ein anderes Gesicht',
  },
  fail: 'Selfie aufnehmen: gescheitert',
  passkey: 'Passkey verwenden: angenommen',
  passkeyFault: 'Woran der Passkey scheitert',
  passkeyFaults: {
    unknownCredential: 'Einer, den kein Konto hat',
    userNotVerified: 'Nutzer wurde nicht überprüft',
    closed: 'Das Fenster wurde geschlossen',
    alreadyEnrolled: 'Das Gerät hat schon einen',
  },
  passkeyFail: 'Passkey verwenden: gescheitert',
  decline: 'Ablehnen',
  wait: 'Warten, bis die Zeit um ist',
  leave: 'Seite verlassen',
  left: { title: 'Sie haben die Seite verlassen', body: 'Laden Sie sie neu, um zurückzukehren.' },
};
