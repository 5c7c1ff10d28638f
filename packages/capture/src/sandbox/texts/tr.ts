import type { SandboxTexts } from '../sandbox-texts.ts';

/** Turkish. */
export const tr: SandboxTexts = {
  title: 'Deneme ortamı',
  act: 'Kullanıcı gibi davran',
  note: 'Bu bir denemedir. Hiçbir sonucu geçerli değildir ve kamera gerekmez.',
  accept: 'Özçekim yap: kabul edildi',
  ordered: 'Özçekim yap: istendiği gibi',
  fault: 'Çekim neden başarısız olur',
  faults: {
    liveness: 'Canlı değil',
    match: 'Başka bir yüz',
    matchAndLiveness: 'Canlı değil ve başka bir yüz',
  },
  fail: 'Özçekim yap: başarısız',
  passkey: 'Geçiş anahtarını kullan: kabul edildi',
  passkeyFault: 'Geçiş anahtarı neden başarısız olur',
  passkeyFaults: {
    unknownCredential: 'Hiçbir hesapta olmayan bir anahtar',
    userNotVerified: 'Kullanıcı doğrulanmadı',
    closed: 'Pencere kapatıldı',
    alreadyEnrolled: 'Cihazda zaten bir anahtar var',
  },
  passkeyFail: 'Geçiş anahtarını kullan: başarısız',
  decline: 'Reddet',
  wait: 'Süre dolana kadar bekle',
  leave: 'Sayfadan ayrıl',
  left: { title: 'Sayfadan ayrıldınız', body: 'Geri dönmek için sayfayı yeniden yükleyin.' },
};
