import type { SandboxTexts } from '../sandbox-texts.ts';

/** Polish. */
export const pl: SandboxTexts = {
  title: 'Środowisko testowe',
  act: 'Działaj jak użytkownik',
  note: 'To jest test. Nic z niego się nie liczy i nie potrzeba kamery.',
  accept: 'Zrób selfie: przyjęte',
  ordered: 'Zrób selfie: zgodnie z zamówieniem',
  fault: 'Dlaczego zdjęcie się nie udaje',
  faults: {
    liveness: 'Brak żywotności',
    match: 'Inna twarz',
    matchAndLiveness: 'Brak żywotności i inna twarz',
  },
  fail: 'Zrób selfie: nieudane',
  passkey: 'Użyj klucza dostępu: przyjęty',
  passkeyFault: 'Dlaczego klucz dostępu zawodzi',
  passkeyFaults: {
    unknownCredential: 'Taki, którego nie ma żadne konto',
    userNotVerified: 'Użytkownik nie został zweryfikowany',
    closed: 'Okno zostało zamknięte',
    alreadyEnrolled: 'Urządzenie ma już taki klucz',
  },
  passkeyFail: 'Użyj klucza dostępu: nieudany',
  decline: 'Odrzuć',
  wait: 'Czekaj, aż czas minie',
  leave: 'Opuść stronę',
  left: { title: 'Opuszczono stronę', body: 'Załaduj ją ponownie, aby wrócić.' },
};
