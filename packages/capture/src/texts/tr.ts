import type { Texts } from './texts.ts';

/** Turkish. */
export const tr: Texts = {
  language: 'tr',
  pageTitle: 'Kimlik doğrulama',
  opening: 'Bir dakika…',
  landing: {
    title: 'İşlem yok',
    body: 'Bu sistem doğru başlatılmış bir işlem ister. Lütfen bağlantıyı tam aldığınız gibi açın.',
  },
  wrongLink: {
    title: 'Bu bağlantı karışmış',
    body: 'Bağlantı bir işlemi başka bir işlem türü olarak adlandırıyor. Gönderenden doğru bağlantıyı isteyin.',
  },
  approval: {
    title: 'Lütfen onaylayın',
    body: 'Ayrıntıları kontrol edin. Yalnızca kendiniz başlattıysanız kabul edin.',
    codeword: 'Parola sözcüğü',
    accept: 'Kabul et',
    decline: 'Reddet',
    sending: 'Yanıtınız gönderiliyor…',
  },
  passkey: {
    assert: {
      title: 'Bu cihazla onaylayın',
      body: 'Cihazı her zamanki gibi açın: parmak izi, yüz veya PIN ile. Bunların hiçbiri cihazınızdan çıkmaz.',
      act: 'Şimdi onayla',
    },
    enrol: {
      title: 'Bu cihazı hatırla',
      body: 'Daha sonra bu cihazın kilidini açarak onaylarsınız. Parmak iziniz, yüzünüz veya PIN kodunuz cihazdan çıkmaz.',
      act: 'Şimdi hatırla',
    },
    offer: {
      title: 'Bu cihaz hatırlansın mı?',
      body: 'Fotoğrafınız kabul edildi. Bir dahaki sefere bu cihazın kilidini açarak da onaylayabilirsiniz.',
      act: 'Cihazı hatırla',
    },
    busy: 'Cihazınızın istediğini yapın.',
    notNow: 'Şimdi değil',
    other: 'Başka yol',
    ways: {
      title: 'Nasıl devam etmek istersiniz?',
      body: 'Sizin için hatırlanan herhangi bir cihazla onaylayabilirsiniz.',
    },
    closed: {
      title: 'Olmadı',
      body: 'Cihazınızın penceresi kapatıldı veya cihaz hatırlanmıyor. Yeniden deneyin ya da başka bir yol seçin.',
    },
    refused: { title: 'Bu onaylanmadı' },
    late: { title: 'Bu çok uzun sürdü', body: 'Lütfen yeniden deneyin.' },
    notKept: {
      title: 'Bu hatırlanamadı',
      body: 'Sizi buraya yönlendiren hizmet bu tür anahtarı kabul etmiyor. Yeniden deneyin ve onun için başka bir yer seçin.',
    },
    unable: {
      title: 'Bu tarayıcı bunu yapamıyor',
      body: 'Bağlantıyı Safari, Chrome, Edge veya Firefox’ta açın ya da başka bir cihaz kullanın.',
    },
    blocked: {
      title: 'Ayrı bir sekmede devam edin',
      body: 'Bu sayfayı çevreleyen sayfa, cihazınıza sormasına izin vermiyor. Bitirince buraya dönün.',
    },
    openTab: 'Yeni sekmede aç',
    elsewhere: 'Başka cihaz kullan',
    elsewhereBody: 'Bunu diğer cihazınızda açın. O devam eder, sonucu burada görürsünüz.',
    lost: 'O cihazı kaybettim',
    none: 'Böyle bir cihazım yok',
    confirm: {
      title: 'Bu istek bitirilsin mi?',
      lost: 'Hizmete cihazı kaybettiğiniz bildirilir. Hiçbir şey onaylanmaz.',
      none: 'Hizmete bunun için cihazınız olmadığı bildirilir. Hiçbir şey onaylanmaz.',
      act: 'Evet, bitir',
    },
    without: {
      title: 'O cihaz olmadan devam et',
      approval: 'Şimdi fotoğrafınızı çekeriz. Sonra hizmetten biri karar verir. Bu biraz sürebilir.',
      code: 'Şimdi fotoğrafınızı çekeriz. Sonra sizin için onaylanmış e-posta adresine veya telefona bir kod göndeririz.',
      delay:
        'Şimdi fotoğrafınızı çekeriz ve bildiğimiz bütün adreslerinize haber veririz. Geçerli olması için biraz zaman geçmelidir.',
      act: 'Devam et',
    },
    back: 'Geri',
  },
  code: {
    ask: {
      title: 'Kodla onayla',
      body: 'Fotoğrafınız kabul edildi. Şimdi sizin için onaylanmış adrese bir kod gönderilir.',
      act: 'Kodu gönder',
    },
    enter: {
      title: 'Kodu girin',
      body: 'Bu adrese gönderildi. Şu saate kadar geçerlidir: {time}.',
    },
    label: '6 haneli kod',
    act: 'Onayla',
    again: 'Yeni kod gönder',
    wrong: 'Kod bu değil.',
    late: 'Bu kod artık geçerli değil. Yenisini isteyin.',
  },
  intro: {
    title: 'Selfie çekin',
    body: 'Birkaç saniye sürer. Yüzünüz ovalin içine gelince fotoğraf kendiliğinden çekilir.',
    bodyWithTurns:
      'Birkaç saniye sürer. Yüzünüz ovalin içine gelince okları izleyin: başınızı biraz çevirin, sonra yeniden düz bakın.',
    tips: [
      'Yüzünüze eşit ışık gelsin',
      'Güneş gözlüğü, şapka veya maskeyi çıkarın',
      'Kamerayı göz hizasında tutun',
    ],
    consent: {
      enrol:
        'Görüntüleriniz sizi buraya yönlendiren hizmete gider. Sonraki onaylarınızda sizi tanımak için birini saklar.',
      verify:
        'Görüntüleriniz, gerçekten siz olduğunuzu doğrulamak için sizi buraya yönlendiren hizmete gider. Başka bir amaçla kullanılmaz.',
    },
    kept: {
      temporary: 'Hesabınızın parçası olmayan görüntü {time} saklanır, sonra silinir.',
      copy: 'Görüntüler {time} saklanır, sonra silinir.',
      check: 'Görüntüler kontrol biter bitmez silinir.',
      credential: 'Görüntü, hizmet onu silene kadar saklanır.',
      review: 'Kararı insanlar verecekse görüntülere en çok {time} bakabilirler.',
    },
    leave: 'Görüntü alınmaz. Sizi buraya gönderen hizmete reddettiğiniz bildirilir.',
    agree: 'Kabul et ve kamerayı aç',
    flash: { note: 'Ekran birkaç saniye değişen renklerle aydınlanır.', calm: 'Kabul et, renkler olmadan' },
  },
  starting: { title: 'Kamera açılıyor…', body: 'Tarayıcınız sorarsa kamera kullanımına izin verin.' },
  slowCamera: {
    title: 'Kamera henüz açılmadı',
    body: 'Tarayıcınız sorarsa kameraya izin verin. Sormazsa kamerayı kullanan diğer uygulamaları kapatıp yeniden deneyin.',
  },
  hints: {
    noFace: 'Yüzünüzü ovale getirin',
    manyFaces: 'Yalnızca bir kişi lütfen',
    closer: 'Yaklaşın',
    farther: 'Biraz uzaklaşın',
    center: 'Yüzünüzü ovalde ortalayın',
    upright: 'Başınızı dik tutun',
    straight: 'Kameraya düz bakın',
    dark: 'Çok karanlık: ışığa dönün',
    bright: 'Çok parlak: ışıktan uzağa dönün',
  },
  hold: 'Kımıldamayın',
  turns: {
    center: 'Düz bakın',
    left: 'Başınızı sola çevirin',
    right: 'Başınızı sağa çevirin',
    up: 'Çenenizi kaldırın',
    down: 'Çenenizi indirin',
  },
  takePhoto: 'Fotoğraf çek',
  takeAnyway: 'Yine de çek',
  sound: 'Ses',
  cameraChoice: 'Kamera seçimi',
  uploading: { title: 'Denetleniyor…', body: 'Birkaç saniye sürer. Rahatlayabilirsiniz.' },
  retry: {
    title: 'Bir daha deneyelim',
    attemptsLeft: { one: 'Bir deneme kaldı.', other: '{count} deneme kaldı.' },
  },
  remedies: {
    ShowFace: 'Yüzünüzün tamamını gösterin.',
    OnePersonOnly: 'Görüntüde başka kimse olmasın.',
    MoveCloser: 'Kameraya yaklaşın.',
    MoveBack: 'Kameradan biraz uzaklaşın.',
    CenterFace: 'Yüzünüzü ovalin ortasında tutun.',
    LookStraight: 'Kameraya düz bakın.',
    HoldUpright: 'Başınızı dik tutun.',
    MoreLight: 'Işığın önünüzden geldiği daha aydınlık bir yer bulun.',
    LessLight: 'Güçlü ışıktan uzağa dönün.',
    HoldStill: 'Fotoğraf çekilene kadar kımıldamayın.',
    UncoverFace: 'Yüzünüzü örteni çıkarın: maske, güneş gözlüğü, şapka, el.',
    UseLiveCamera: 'Bu aygıtın kamerasına fotoğraf ya da ekran değil, kendi yüzünüzü gösterin.',
    SamePersonThroughout: 'Baştan sona kameranın önünde kalın.',
    FollowPrompts: 'Her oku birkaç saniye içinde başınızla izleyin, sonra yeniden düz bakın.',
    TryAgain: 'Lütfen fotoğrafı bir kez daha çekin.',
  },
  paused: { title: 'Duraklatıldı', body: 'Siz yokken kamera kapalıdır. Döndüğünüzde yeniden açılır.' },
  cameraSteps: {
    sign: 'Adresin yanındaki bu simgeyi seçin.',
    site: 'Orada bu web sitesinin ayarlarını açın.',
    safari: '“Safari” menüsünde bu web sitesinin ayarlarını açın.',
    allow: 'Orada kameraya izin verin.',
    unblock: 'Orada kameranın engelini kaldırın.',
    app: 'Bu uygulamanın menüsünü açın.',
    browser: '“Tarayıcıda aç”ı seçin.',
    frame: 'Böyle bir simge yoksa bu kontrolü ayrı bir sekmede açın.',
  },
  camera: {
    insecure: {
      title: 'Bu sayfa güvenli değil',
      body: 'Tarayıcılar kameraya yalnızca https ile başlayan adreslerde izin verir. Doğru bağlantıyı isteyin.',
    },
    unsupported: {
      title: 'Bu tarayıcının kamera erişimi yok',
      body: 'Bağlantıyı Safari, Chrome, Edge veya Firefox’ta açın. Başka bir uygulamadaysanız menüsünden “Tarayıcıda aç”ı seçin.',
    },
    blockedByHost: {
      title: 'Bu site kamerayı aktarmıyor',
      body: 'Bu denetimi çevreleyen sayfa kameraya izin vermiyor. Denetimi kendi sekmesinde açın veya site sahibine bildirin.',
    },
    refused: {
      title: 'Kameraya izin verilmedi',
      body: 'Adresin yanındaki kamera veya kilit simgesini seçin, kameraya izin verin ve yeniden deneyin.',
    },
    dismissed: {
      title: 'Kamera sorusu kapatıldı',
      body: 'Yeniden deneyin ve tarayıcı kamerayı sorduğunda “İzin ver”i seçin.',
    },
    blockedBySystem: {
      title: 'Aygıtınız kamerayı engelliyor',
      body: 'Aygıtın gizlilik ayarlarını açın, bu tarayıcıya kamera izni verin ve yeniden deneyin.',
    },
    notFound: { title: 'Kamera bulunamadı', body: 'Bir kamera bağlayın veya bağlantıyı telefonunuzda açın.' },
    busy: {
      title: 'Kamera kullanımda',
      body: 'Kamerayı kullanan diğer uygulama ve sekmeleri, örneğin görüntülü görüşmeyi kapatıp yeniden deneyin.',
    },
    ended: {
      title: 'Kamera bağlantısı kesildi',
      body: 'Takılı olduğunu ve başka uygulamanın kullanmadığını kontrol edip yeniden deneyin.',
    },
    noPicture: {
      title: 'Kamera görüntü vermiyor',
      body: 'Merceğin kapalı olmadığına bakın, kamerayı kullanan uygulamaları kapatıp yeniden deneyin.',
    },
    unknown: {
      title: 'Kamera açılamadı',
      body: 'Yeniden deneyin. Olmazsa tarayıcıyı yeniden başlatın veya başka bir aygıt kullanın.',
    },
  },
  interrupted: {
    network: {
      title: 'Bağlantı yok',
      body: 'İnternet bağlantınızı kontrol edip yeniden deneyin. Hiçbir şey kaybolmadı.',
    },
    timeout: { title: 'Bu çok uzun sürdü', body: 'Hizmet zamanında yanıt vermedi. Lütfen yeniden deneyin.' },
    busy: { title: 'Hizmet meşgul', body: 'Biraz bekleyip yeniden deneyin. Hiçbir şey kaybolmadı.' },
  },
  again: 'Yeniden dene',
  handoff: {
    title: 'Telefonunuzda sürdürün',
    body: 'Bunu telefonunuzun kamerasıyla okutun. Orada sürdürür, sonucu burada görürsünüz.',
    qr: 'Telefonunuz için bağlantıyı içeren QR kodu',
    code: 'Kod',
    compare: 'Telefonda ve bilgisayarda aynı olmalıdır.',
    askedBy: 'İsteyen: {name}.',
    done: 'Bilgisayarınızda sürdürün.',
  },
  following: { title: 'Telefonunuzda sürdürün', body: 'Orada bitirdiğinizde sonuç bu sayfada görünür.' },
  elsewhere: {
    title: 'Başka sekmede sürüyor',
    body: 'Bu denetimi başka bir sekmede açtınız. Orada veya burada sürdürün.',
  },
  here: 'Burada sürdür',
  inApp: {
    title: 'Bunu tarayıcınızda açın',
    body: 'Bu uygulama sayfaya kamera vermiyor. Bağlantıyı Safari veya Chrome’da açın: kopyalayın ya da uygulamanın menüsünden “Tarayıcıda aç”ı seçin.',
  },
  openInBrowser: 'Tarayıcıda aç',
  copyLink: 'Bağlantıyı kopyala',
  copied: 'Bağlantı kopyalandı',
  goBack: 'Geri dön: {host}',
  links: { privacy: 'Gizlilik', help: 'Yardım' },
  delay: {
    title: 'Şimdi biraz zaman geçmeli',
    body: 'Fotoğrafınız kabul edildi. Mesajımızı alan kimse durdurmazsa şu andan sonra geçerlidir: {time}. Bu sayfayı kapatabilirsiniz.',
  },
  inReview: {
    title: 'Birisi görüntülerinize bakıyor',
    body: 'Kendi başımıza karar veremedik. Sizden bunu isteyen, sonucu öğrenecek. Bu sayfayı kapatabilirsiniz.',
  },
  ends: {
    success: { title: 'Tamamlandı', body: 'Teşekkürler. Bu sayfayı kapatabilirsiniz.' },
    expired: { title: 'Bu bağlantının süresi doldu', body: 'Lütfen yeni bir bağlantı isteyin.' },
    notValid: {
      title: 'Bu bağlantı geçerli değil',
      body: 'Bağlantıyı tam aldığınız gibi açın veya yenisini isteyin.',
    },
    taken: {
      title: 'Başka aygıtta açılmış',
      body: 'Bu bağlantı bir kez çalışır. İlk açan aygıtta sürdürün veya bilgisayarınızda yeni kod alın.',
    },
    finished: {
      title: 'Bu zaten bitti',
      body: 'Burada yapılacak bir şey kalmadı. Bu sayfayı kapatabilirsiniz.',
    },
    maxAttempts: {
      title: 'Deneme hakkı kalmadı',
      body: 'Kullanılabilir bir fotoğraf çekilemedi. Lütfen yeni bir bağlantı isteyin.',
    },
    declined: {
      title: 'Reddettiniz',
      body: 'Hiçbir şey onaylanmadı ve fotoğraf çekilmedi. Bu sayfayı kapatabilirsiniz.',
    },
    canceled: { title: 'Bu iptal edildi', body: 'Hizmet bu isteği iptal etti. Bu sayfayı kapatabilirsiniz.' },
    mismatch: {
      title: 'Siz olduğunuzu doğrulayamadık',
      body: 'Lütfen sizi buraya yönlendiren hizmetle iletişime geçin.',
    },
    keyRefused: {
      title: 'Onaylanmadı',
      body: 'Cihazınız bunu onaylayamadı. Lütfen yeni bir bağlantı isteyin.',
    },
    noKey: {
      title: 'Hiçbir şey onaylanmadı',
      body: 'Lütfen sizi buraya yönlendiren hizmetle iletişime geçin. Size yardımcı olabilir.',
    },
    alreadyKept: {
      title: 'Bu cihaz zaten hatırlanıyor',
      body: 'Eskisi gibi onunla onaylayın. Bu sayfayı kapatabilirsiniz.',
    },
    error: {
      title: 'Bir şeyler ters gitti',
      body: 'Sizi buraya yönlendiren hizmete dönüp yeniden başlayın.',
    },
  },
};
