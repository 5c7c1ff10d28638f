import type { Texts } from './texts.ts';

/** Italian. */
export const it: Texts = {
  language: 'it',
  pageTitle: 'Verifica dell’identità',
  opening: 'Un momento…',
  landing: {
    title: 'Nessuna transazione',
    body: 'Questo sistema richiede una transazione avviata correttamente. Apra il link esattamente come l’ha ricevuto.',
  },
  wrongLink: {
    title: 'Il link contiene un errore',
    body: 'Il link scambia una transazione con un’operazione. Chieda un link corretto a chi gliel’ha inviato.',
  },
  approval: {
    title: 'Confermi, per favore',
    body: 'Controlli i dettagli. Accetti solo se ha avviato lei l’operazione.',
    codeword: 'Parola chiave',
    accept: 'Accetta',
    decline: 'Rifiuta',
    sending: 'Invio della risposta…',
  },
  passkey: {
    assert: {
      title: 'Confermi con questo dispositivo',
      body: 'Lo sblocchi come al solito: con impronta, viso o PIN. Niente di tutto ciò lascia il dispositivo.',
      act: 'Conferma ora',
    },
    enrol: {
      title: 'Ricordare questo dispositivo',
      body: 'In seguito confermerà sbloccando questo dispositivo. Impronta, viso o PIN non lo lasciano mai.',
      act: 'Ricorda ora',
    },
    offer: {
      title: 'Ricordare il dispositivo?',
      body: 'La sua foto è accettata. La prossima volta potrà confermare anche sbloccando questo dispositivo.',
      act: 'Ricorda il dispositivo',
    },
    busy: 'Segua ciò che chiede il dispositivo.',
    notNow: 'Non ora',
    other: 'Un altro modo',
    ways: {
      title: 'Come vuole continuare?',
      body: 'Può confermare con qualsiasi dispositivo ricordato per lei.',
    },
    closed: {
      title: 'Non ha funzionato',
      body: 'La finestra del dispositivo è stata chiusa, o il dispositivo non è ricordato. Riprovi o scelga un altro modo.',
    },
    refused: { title: 'Non è stato confermato' },
    late: { title: 'Ci è voluto troppo tempo', body: 'Riprovi, per favore.' },
    notKept: {
      title: 'Non è stato possibile ricordarlo',
      body: 'Il servizio che l’ha indirizzata qui non accetta questo tipo di chiave. Riprovi e scelga un altro posto per salvarla.',
    },
    unable: {
      title: 'Questo browser non può farlo',
      body: 'Apra il link in Safari, Chrome, Edge o Firefox, oppure usi un altro dispositivo.',
    },
    blocked: {
      title: 'Continui in una scheda a parte',
      body: 'La pagina che contiene questa non le permette di interrogare il dispositivo. Torni qui quando ha finito.',
    },
    openTab: 'Apri in una nuova scheda',
    elsewhere: 'Usa un altro dispositivo',
    elsewhereBody: 'Apra questo sull’altro dispositivo. Continuerà lì, e il risultato si vedrà qui.',
    lost: 'Ho perso quel dispositivo',
    none: 'Non ho un tale dispositivo',
    confirm: {
      title: 'Terminare questa richiesta?',
      lost: 'Il servizio saprà che ha perso il dispositivo. Non si conferma nulla.',
      none: 'Il servizio saprà che non ha un dispositivo per questo. Non si conferma nulla.',
      act: 'Sì, termina',
    },
    without: {
      title: 'Continuare senza quel dispositivo',
      approval:
        'Ora scattiamo la Sua foto. Poi decide una persona del servizio, e può volerci un po’ di tempo.',
      code: 'Ora scattiamo la Sua foto. Poi inviamo un codice all’e-mail o al numero confermato per Lei.',
      delay:
        'Ora scattiamo la Sua foto e avvisiamo tutti gli indirizzi che conosciamo di Lei. Poi deve passare un po’ di tempo prima che valga.',
      act: 'Continua',
    },
    back: 'Indietro',
  },
  code: {
    ask: {
      title: 'Confermare con un codice',
      body: 'La Sua foto è accettata. Ora un codice va all’indirizzo confermato per Lei.',
      act: 'Invia il codice',
    },
    enter: {
      title: 'Inserisca il codice',
      body: 'È stato inviato a questo indirizzo e vale fino alle {time}.',
    },
    label: 'Codice di 6 cifre',
    act: 'Conferma',
    again: 'Invia un nuovo codice',
    wrong: 'Non è il codice.',
    late: 'Questo codice non vale più. Ne chieda uno nuovo.',
  },
  intro: {
    title: 'Scatti il suo selfie',
    body: 'Bastano pochi secondi. La foto si scatta da sola quando il viso è nell’ovale.',
    bodyWithTurns:
      'Bastano pochi secondi. Quando il viso è nell’ovale, segua le frecce: giri un po’ la testa, poi guardi di nuovo dritto.',
    tips: [
      'Cerchi una luce uniforme sul viso',
      'Tolga occhiali da sole, cappello o mascherina',
      'Tenga la fotocamera all’altezza degli occhi',
    ],
    consent: {
      enrol:
        'Le sue immagini vanno al servizio che l’ha indirizzata qui. Ne conserva una per riconoscerla quando confermerà qualcosa in futuro.',
      verify:
        'Le sue immagini vanno al servizio che l’ha indirizzata qui, per verificare che sia davvero lei. Non vengono usate per altro.',
    },
    kept: {
      temporary:
        'Un’immagine che non entra a far parte del suo account viene conservata per {time}, poi eliminata.',
      copy: 'Le immagini vengono conservate per {time}, poi eliminate.',
      check: 'Le immagini vengono eliminate appena la verifica è terminata.',
      credential: 'L’immagine viene conservata finché il servizio non la elimina.',
      review: 'Se devono decidere delle persone, possono vedere le immagini al massimo per {time}.',
    },
    leave: 'Non viene scattata nessuna immagine. Il servizio che l’ha inviata qui saprà che ha rifiutato.',
    agree: 'Accetta e avvia la fotocamera',
    flash: {
      note: 'Per qualche secondo lo schermo si illumina di colori diversi.',
      calm: 'Accetta, senza colori',
    },
  },
  starting: {
    title: 'Avvio della fotocamera…',
    body: 'Se il browser lo chiede, consenta l’uso della fotocamera.',
  },
  slowCamera: {
    title: 'La fotocamera non si è ancora avviata',
    body: 'Se il browser lo chiede, consenta la fotocamera. Se non lo chiede, chiuda le altre app che la usano e riprovi.',
  },
  hints: {
    noFace: 'Metta il viso nell’ovale',
    manyFaces: 'Una sola persona, per favore',
    closer: 'Si avvicini',
    farther: 'Si allontani un po’',
    center: 'Centri il viso nell’ovale',
    upright: 'Tenga la testa dritta',
    straight: 'Guardi la fotocamera',
    dark: 'Troppo buio: si giri verso la luce',
    bright: 'Troppa luce: si giri altrove',
  },
  hold: 'Resti fermo così',
  turns: {
    center: 'Guardi dritto',
    left: 'Giri la testa a sinistra',
    right: 'Giri la testa a destra',
    up: 'Alzi il mento',
    down: 'Abbassi il mento',
  },
  takePhoto: 'Scatta la foto',
  takeAnyway: 'Scatta comunque',
  sound: 'Audio',
  cameraChoice: 'Fotocamera',
  uploading: { title: 'Verifica in corso…', body: 'Ci vogliono pochi secondi. Può rilassarsi.' },
  retry: {
    title: 'Riproviamo',
    attemptsLeft: {
      one: 'Resta un tentativo.',
      many: 'Restano {count} tentativi.',
      other: 'Restano {count} tentativi.',
    },
  },
  remedies: {
    ShowFace: 'Mostri tutto il viso.',
    OnePersonOnly: 'Faccia in modo che nessun altro sia nell’immagine.',
    MoveCloser: 'Si avvicini alla fotocamera.',
    MoveBack: 'Si allontani un po’ dalla fotocamera.',
    CenterFace: 'Tenga il viso al centro dell’ovale.',
    LookStraight: 'Guardi direttamente la fotocamera.',
    HoldUpright: 'Tenga la testa dritta.',
    MoreLight: 'Cerchi un posto più luminoso, con la luce davanti a sé.',
    LessLight: 'Si giri lontano dalla luce forte.',
    HoldStill: 'Resti fermo finché la foto è scattata.',
    UncoverFace: 'Tolga ciò che copre il viso: mascherina, occhiali da sole, cappello, mano.',
    UseLiveCamera: 'Mostri il suo viso alla fotocamera di questo dispositivo, non una foto o uno schermo.',
    SamePersonThroughout: 'Resti davanti alla fotocamera dall’inizio alla fine.',
    FollowPrompts: 'Segua ogni freccia con la testa entro pochi secondi, poi guardi di nuovo dritto.',
    TryAgain: 'Scatti la foto ancora una volta.',
  },
  paused: { title: 'In pausa', body: 'La fotocamera è spenta mentre è assente. Riparte al suo ritorno.' },
  cameraSteps: {
    sign: 'Scelga questo simbolo accanto all’indirizzo.',
    site: 'Apra lì le impostazioni di questo sito web.',
    safari: 'Nel menu «Safari», apra le impostazioni di questo sito web.',
    allow: 'Consenta lì la fotocamera.',
    unblock: 'Tolga lì il blocco della fotocamera.',
    app: 'Apra il menu di questa app.',
    browser: 'Scelga «Apri nel browser».',
    frame: 'Se non c’è un simbolo simile, apra questa verifica in una scheda propria.',
  },
  camera: {
    insecure: {
      title: 'Questa pagina non è sicura',
      body: 'I browser consentono la fotocamera solo agli indirizzi che iniziano con https. Chieda un link corretto.',
    },
    unsupported: {
      title: 'Il browser non accede alla fotocamera',
      body: 'Apra il link in Safari, Chrome, Edge o Firefox. Se è dentro un’altra app, scelga «Apri nel browser» dal suo menu.',
    },
    blockedByHost: {
      title: 'Questo sito non concede la fotocamera',
      body: 'La pagina che contiene la verifica non le concede la fotocamera. La apra in una scheda propria o avvisi il gestore del sito.',
    },
    refused: {
      title: 'La fotocamera non è consentita',
      body: 'Tocchi il simbolo della fotocamera o del lucchetto accanto all’indirizzo, consenta la fotocamera e riprovi.',
    },
    dismissed: {
      title: 'La richiesta è stata chiusa',
      body: 'Riprovi e scelga «Consenti» quando il browser chiede la fotocamera.',
    },
    blockedBySystem: {
      title: 'Il dispositivo blocca la fotocamera',
      body: 'Apra le impostazioni della privacy del dispositivo, consenta la fotocamera a questo browser e riprovi.',
    },
    notFound: {
      title: 'Nessuna fotocamera trovata',
      body: 'Colleghi una fotocamera o apra il link sul telefono.',
    },
    busy: {
      title: 'La fotocamera è in uso',
      body: 'Chiuda le altre app e schede che la usano, per esempio una videochiamata, e riprovi.',
    },
    ended: {
      title: 'La fotocamera si è scollegata',
      body: 'Controlli che sia collegata e non usata da un’altra app, poi riprovi.',
    },
    noPicture: {
      title: 'La fotocamera non invia immagini',
      body: 'Controlli che l’obiettivo non sia coperto, chiuda le altre app che la usano e riprovi.',
    },
    unknown: {
      title: 'Impossibile avviare la fotocamera',
      body: 'Riprovi. Se non funziona, riavvii il browser o usi un altro dispositivo.',
    },
  },
  interrupted: {
    network: {
      title: 'Nessuna connessione',
      body: 'Controlli la connessione a Internet e riprovi. Nulla è andato perso.',
    },
    timeout: { title: 'Ci vuole troppo tempo', body: 'Il servizio non ha risposto in tempo. Riprovi.' },
    busy: { title: 'Il servizio è occupato', body: 'Attenda un momento e riprovi. Nulla è andato perso.' },
  },
  again: 'Riprova',
  handoff: {
    title: 'Continui sul telefono',
    body: 'Inquadri questo con la fotocamera del telefono. Si prosegue lì e il risultato appare qui.',
    qr: 'Codice QR con il link per il telefono',
    code: 'Codice',
    compare: 'Deve essere uguale sul telefono e sul computer.',
    askedBy: 'Lo chiede {name}.',
    done: 'Prosegua sul computer.',
  },
  following: {
    title: 'Continui sul telefono',
    body: 'Questa pagina mostra il risultato appena ha finito lì.',
  },
  elsewhere: {
    title: 'Aperto in un’altra scheda',
    body: 'Ha aperto questa verifica in un’altra scheda. Prosegua lì o qui.',
  },
  here: 'Continua qui',
  inApp: {
    title: 'Apra la pagina nel browser',
    body: 'Questa app non dà alla pagina una fotocamera. Apra il link in Safari o Chrome: lo copi o scelga «Apri nel browser» dal menu dell’app.',
  },
  openInBrowser: 'Apri nel browser',
  copyLink: 'Copia il link',
  copied: 'Link copiato',
  goBack: 'Torna a {host}',
  links: { privacy: 'Riservatezza', help: 'Aiuto' },
  delay: {
    title: 'Ora deve passare un po’ di tempo',
    body: 'La Sua foto è accettata. Vale da {time}, se non la ferma chi ha ricevuto il nostro avviso. Può chiudere questa pagina.',
  },
  inReview: {
    title: 'Qualcuno sta guardando le sue immagini',
    body: 'Non abbiamo potuto decidere da soli. Chi gliel’ha chiesto riceverà il risultato. Può chiudere questa pagina.',
  },
  ends: {
    success: { title: 'Fatto', body: 'Grazie. Può chiudere questa pagina.' },
    expired: { title: 'Il link è scaduto', body: 'Chieda un nuovo link.' },
    notValid: {
      title: 'Il link non è valido',
      body: 'Apra il link esattamente come l’ha ricevuto o ne chieda uno nuovo.',
    },
    taken: {
      title: 'Già aperto su un altro dispositivo',
      body: 'Il link vale una volta. Prosegua sul dispositivo che l’ha aperto per primo o prenda un nuovo codice sul computer.',
    },
    finished: { title: 'È già concluso', body: 'Qui non resta altro da fare. Può chiudere questa pagina.' },
    maxAttempts: {
      title: 'Tentativi esauriti',
      body: 'Non è stato possibile ottenere una foto utilizzabile. Chieda un nuovo link.',
    },
    declined: {
      title: 'Ha rifiutato',
      body: 'Nulla è stato approvato e nessuna foto è stata scattata. Può chiudere questa pagina.',
    },
    canceled: {
      title: 'Richiesta annullata',
      body: 'Il servizio ha annullato la richiesta. Può chiudere questa pagina.',
    },
    mismatch: {
      title: 'Non possiamo confermare che sia lei',
      body: 'Si rivolga al servizio che l’ha indirizzata qui.',
    },
    keyRefused: {
      title: 'Non confermato',
      body: 'Il dispositivo non ha potuto confermare. Chieda un nuovo link.',
    },
    noKey: {
      title: 'Nulla è stato confermato',
      body: 'Si rivolga al servizio che l’ha indirizzata qui. Può aiutarla a proseguire.',
    },
    alreadyKept: {
      title: 'Questo dispositivo è già ricordato',
      body: 'Confermi con esso come prima. Può chiudere questa pagina.',
    },
    error: {
      title: 'Qualcosa è andato storto',
      body: 'Torni al servizio che l’ha indirizzata qui e ricominci.',
    },
  },
};
