import type { SandboxTexts } from '../sandbox-texts.ts';

/** Italian. */
export const it: SandboxTexts = {
  title: 'Ambiente di prova',
  act: 'Agisci come l’utente',
  note: 'Questa è una prova. Nulla di essa conta e non serve una fotocamera.',
  accept: 'Scatta il selfie: accettato',
  ordered: 'Scatta il selfie: come ordinato',
  fault: 'Perché lo scatto fallisce',
  faults: {
    liveness: 'Non dal vivo',
    match: 'Un altro volto',
    matchAndLiveness: 'Non dal vivo, e un altro volto',
  },
  fail: 'Scatta il selfie: fallito',
  passkey: 'Usa la passkey: accettata',
  passkeyFault: 'Perché la passkey fallisce',
  passkeyFaults: {
    unknownCredential: 'Una che nessun account ha',
    userNotVerified: 'L’utente non è stato verificato',
    closed: 'La finestra è stata chiusa',
    alreadyEnrolled: 'Il dispositivo ne ha già una',
  },
  passkeyFail: 'Usa la passkey: fallita',
  decline: 'Rifiuta',
  wait: 'Aspetta che scada il tempo',
  leave: 'Lascia la pagina',
  left: { title: 'Ha lasciato la pagina', body: 'La ricarichi per tornare.' },
};
