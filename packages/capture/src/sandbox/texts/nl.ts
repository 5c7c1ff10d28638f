import type { SandboxTexts } from '../sandbox-texts.ts';

/** Dutch. */
export const nl: SandboxTexts = {
  title: 'Testomgeving',
  act: 'Handel als de gebruiker',
  note: 'Dit is een test. Niets ervan telt en er is geen camera nodig.',
  accept: 'Selfie maken: geaccepteerd',
  ordered: 'Selfie maken: zoals besteld',
  fault: 'Waarom de opname mislukt',
  faults: {
    liveness: 'Niet levend',
    match: 'Een ander gezicht',
    matchAndLiveness: 'Niet levend, en een ander gezicht',
  },
  fail: 'Selfie maken: mislukt',
  passkey: 'Passkey gebruiken: geaccepteerd',
  passkeyFault: 'Waarom de passkey mislukt',
  passkeyFaults: {
    unknownCredential: 'Een die geen enkel account heeft',
    userNotVerified: 'De gebruiker is niet geverifieerd',
    closed: 'Het venster is gesloten',
    alreadyEnrolled: 'Het apparaat heeft er al een',
  },
  passkeyFail: 'Passkey gebruiken: mislukt',
  decline: 'Weigeren',
  wait: 'Wachten tot de tijd om is',
  leave: 'De pagina verlaten',
  left: { title: 'U hebt de pagina verlaten', body: 'Laad de pagina opnieuw om terug te keren.' },
};
