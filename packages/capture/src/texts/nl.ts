import type { Texts } from './texts.ts';

/** Dutch. */
export const nl: Texts = {
  language: 'nl',
  pageTitle: 'Identiteitscontrole',
  opening: 'Een ogenblik…',
  landing: {
    title: 'Geen transactie',
    body: 'Dit systeem heeft een juist gestarte transactie nodig. Open de link precies zoals u hem kreeg.',
  },
  wrongLink: {
    title: 'Deze link klopt niet',
    body: 'De link verwisselt een transactie en een operatie. Vraag de afzender om een juiste link.',
  },
  approval: {
    title: 'Bevestig dit',
    body: 'Controleer de gegevens. Accepteer alleen als u dit zelf bent begonnen.',
    codeword: 'Codewoord',
    accept: 'Accepteren',
    decline: 'Weigeren',
    sending: 'Antwoord wordt verstuurd…',
  },
  passkey: {
    assert: {
      title: 'Bevestig met dit apparaat',
      body: 'Ontgrendel het zoals altijd: met vingerafdruk, gezicht of pincode. Niets daarvan verlaat uw apparaat.',
      act: 'Nu bevestigen',
    },
    enrol: {
      title: 'Dit apparaat onthouden',
      body: 'Later bevestigt u door dit apparaat te ontgrendelen. Uw vingerafdruk, gezicht of pincode verlaat het nooit.',
      act: 'Nu onthouden',
    },
    offer: {
      title: 'Dit apparaat onthouden?',
      body: 'Uw foto is geaccepteerd. De volgende keer kunt u ook bevestigen door dit apparaat te ontgrendelen.',
      act: 'Apparaat onthouden',
    },
    busy: 'Doe wat uw apparaat vraagt.',
    notNow: 'Niet nu',
    other: 'Andere manier',
    ways: {
      title: 'Hoe wilt u verdergaan?',
      body: 'U kunt bevestigen met elk apparaat dat voor u is onthouden.',
    },
    closed: {
      title: 'Dat lukte niet',
      body: 'Het venster van uw apparaat werd gesloten, of het apparaat is niet onthouden. Probeer het opnieuw, of kies een andere manier.',
    },
    refused: { title: 'Dat is niet bevestigd' },
    late: { title: 'Dat duurde te lang', body: 'Probeer het opnieuw.' },
    notKept: {
      title: 'Dit kon niet worden onthouden',
      body: 'De dienst die u hierheen stuurde, accepteert dit soort sleutel niet. Probeer het opnieuw en kies een andere plek ervoor.',
    },
    unable: {
      title: 'Deze browser kan dat niet',
      body: 'Open de link in Safari, Chrome, Edge of Firefox, of gebruik een ander apparaat.',
    },
    blocked: {
      title: 'Ga verder in een eigen tabblad',
      body: 'De pagina hieromheen laat deze uw apparaat niets vragen. Kom hier terug als u klaar bent.',
    },
    openTab: 'In nieuw tabblad openen',
    elsewhere: 'Ander apparaat gebruiken',
    elsewhereBody: 'Open dit op uw andere apparaat. Dat neemt het over, en u ziet het resultaat hier.',
    lost: 'Ik ben dat apparaat kwijt',
    none: 'Ik heb zo’n apparaat niet',
    confirm: {
      title: 'Deze aanvraag beëindigen?',
      lost: 'De dienst hoort dat u het apparaat kwijt bent. Er wordt niets bevestigd.',
      none: 'De dienst hoort dat u hiervoor geen apparaat hebt. Er wordt niets bevestigd.',
      act: 'Ja, beëindigen',
    },
    without: {
      title: 'Verdergaan zonder dat apparaat',
      approval: 'Wij maken nu uw foto. Daarna beslist iemand van de dienst. Dat kan even duren.',
      code: 'Wij maken nu uw foto. Daarna sturen wij een code naar het e-mailadres of telefoonnummer dat voor u bevestigd is.',
      delay:
        'Wij maken nu uw foto en melden dat aan alle adressen die wij van u kennen. Daarna moet er tijd verstrijken voordat die geldt.',
      act: 'Verdergaan',
    },
    back: 'Terug',
  },
  code: {
    ask: {
      title: 'Bevestigen met een code',
      body: 'Uw foto is aanvaard. Nu gaat een code naar het adres dat voor u bevestigd is.',
      act: 'Code sturen',
    },
    enter: {
      title: 'Voer de code in',
      body: 'Die is naar dit adres gestuurd en geldt tot {time}.',
    },
    label: 'Code van 6 cijfers',
    act: 'Bevestigen',
    again: 'Nieuwe code sturen',
    wrong: 'Dat is niet de code.',
    late: 'Deze code geldt niet meer. Laat een nieuwe sturen.',
  },
  intro: {
    title: 'Maak uw selfie',
    body: 'Het duurt een paar seconden. De foto wordt vanzelf genomen als uw gezicht in het ovaal staat.',
    bodyWithTurns:
      'Het duurt een paar seconden. Volg de pijlen zodra uw gezicht in het ovaal staat: draai uw hoofd een beetje en kijk weer recht vooruit.',
    tips: [
      'Zorg voor gelijkmatig licht op uw gezicht',
      'Zet zonnebril, pet of masker af',
      'Houd de camera op ooghoogte',
    ],
    consent: {
      enrol:
        'Uw foto’s gaan naar de dienst die u hierheen stuurde. Die bewaart er één om u later bij een bevestiging te herkennen.',
      verify:
        'Uw foto’s gaan naar de dienst die u hierheen stuurde, om te controleren of u het echt bent. Ze worden nergens anders voor gebruikt.',
    },
    kept: {
      temporary: 'Een foto die geen deel van uw account wordt, wordt {time} bewaard en daarna verwijderd.',
      copy: 'De foto’s worden {time} bewaard en daarna verwijderd.',
      check: 'De foto’s worden verwijderd zodra de controle klaar is.',
      credential: 'De foto wordt bewaard tot de dienst hem verwijdert.',
      review: 'Als mensen moeten beslissen, kunnen zij de foto’s hoogstens {time} bekijken.',
    },
    leave: 'Er wordt geen foto gemaakt. De dienst die u hierheen stuurde, hoort dat u hebt geweigerd.',
    agree: 'Akkoord en camera starten',
    flash: {
      note: 'Het scherm licht enkele seconden op in wisselende kleuren.',
      calm: 'Akkoord, zonder kleuren',
    },
  },
  starting: {
    title: 'Camera wordt gestart…',
    body: 'Geef toestemming voor de camera als uw browser erom vraagt.',
  },
  slowCamera: {
    title: 'De camera is nog niet gestart',
    body: 'Geef toestemming voor de camera als uw browser erom vraagt. Vraagt hij niets, sluit dan andere apps die de camera gebruiken en probeer het opnieuw.',
  },
  hints: {
    noFace: 'Houd uw gezicht in het ovaal',
    manyFaces: 'Eén persoon tegelijk',
    closer: 'Kom dichterbij',
    farther: 'Ga iets naar achteren',
    center: 'Gezicht midden in het ovaal',
    upright: 'Houd uw hoofd rechtop',
    straight: 'Kijk recht in de camera',
    dark: 'Te donker: draai naar het licht',
    bright: 'Te fel: draai van het licht weg',
  },
  hold: 'Houd stil',
  turns: {
    center: 'Kijk recht vooruit',
    left: 'Draai uw hoofd naar links',
    right: 'Draai uw hoofd naar rechts',
    up: 'Kin omhoog',
    down: 'Kin omlaag',
  },
  takePhoto: 'Foto maken',
  takeAnyway: 'Toch foto maken',
  sound: 'Geluid',
  cameraChoice: 'Camera kiezen',
  uploading: { title: 'Controleren…', body: 'Dit duurt een paar seconden. U kunt ontspannen.' },
  retry: {
    title: 'We proberen het nog eens',
    attemptsLeft: { one: 'Nog één poging.', other: 'Nog {count} pogingen.' },
  },
  remedies: {
    ShowFace: 'Laat uw hele gezicht zien.',
    OnePersonOnly: 'Zorg dat niemand anders in beeld is.',
    MoveCloser: 'Kom dichter bij de camera.',
    MoveBack: 'Ga iets verder van de camera af.',
    CenterFace: 'Houd uw gezicht midden in het ovaal.',
    LookStraight: 'Kijk recht in de camera.',
    HoldUpright: 'Houd uw hoofd rechtop.',
    MoreLight: 'Zoek een lichtere plek, met het licht voor u.',
    LessLight: 'Draai van het felle licht weg.',
    HoldStill: 'Houd stil tot de foto is genomen.',
    UncoverFace: 'Haal weg wat uw gezicht bedekt: masker, zonnebril, pet, hand.',
    UseLiveCamera: 'Toon uw eigen gezicht aan de camera van dit apparaat, geen foto of scherm.',
    SamePersonThroughout: 'Blijf van begin tot eind voor de camera.',
    FollowPrompts: 'Volg elke pijl binnen enkele seconden met uw hoofd en kijk dan weer recht vooruit.',
    TryAgain: 'Maak de foto nog een keer.',
  },
  paused: {
    title: 'Gepauzeerd',
    body: 'De camera is uit terwijl u weg bent. Hij start weer als u terugkomt.',
  },
  cameraSteps: {
    sign: 'Kies dit teken naast het adres.',
    site: 'Open daar de instellingen voor deze website.',
    safari: 'Open in het menu ‘Safari’ de instellingen voor deze website.',
    allow: 'Sta daar de camera toe.',
    unblock: 'Hef daar de blokkade van de camera op.',
    app: 'Open het menu van deze app.',
    browser: 'Kies ‘Openen in browser’.',
    frame: 'Is er geen zo’n teken, open deze controle dan in een eigen tabblad.',
  },
  camera: {
    insecure: {
      title: 'Deze pagina is niet veilig',
      body: 'Browsers staan de camera alleen toe op adressen die met https beginnen. Vraag om een juiste link.',
    },
    unsupported: {
      title: 'Deze browser heeft geen camera',
      body: 'Open de link in Safari, Chrome, Edge of Firefox. Zit u in een andere app, kies dan ‘Openen in browser’ in het menu.',
    },
    blockedByHost: {
      title: 'Deze site geeft de camera niet door',
      body: 'De pagina om deze controle heen staat de camera niet toe. Open de controle in een eigen tabblad of meld het de beheerder.',
    },
    refused: {
      title: 'De camera is niet toegestaan',
      body: 'Kies het camera- of slotteken naast het adres, sta de camera toe en probeer het opnieuw.',
    },
    dismissed: {
      title: 'De vraag werd gesloten',
      body: 'Probeer het opnieuw en kies ‘Toestaan’ als uw browser om de camera vraagt.',
    },
    blockedBySystem: {
      title: 'Uw apparaat blokkeert de camera',
      body: 'Open de privacy-instellingen, sta de camera toe voor deze browser en probeer het opnieuw.',
    },
    notFound: { title: 'Geen camera gevonden', body: 'Sluit een camera aan of open de link op uw telefoon.' },
    busy: {
      title: 'De camera is in gebruik',
      body: 'Sluit andere apps en tabbladen die de camera gebruiken, zoals een videogesprek, en probeer het opnieuw.',
    },
    ended: {
      title: 'De camera is losgekoppeld',
      body: 'Controleer of hij is aangesloten en niet door een andere app wordt gebruikt en probeer het opnieuw.',
    },
    noPicture: {
      title: 'De camera geeft geen beeld',
      body: 'Controleer of de lens bedekt is, sluit andere apps die de camera gebruiken en probeer het opnieuw.',
    },
    unknown: {
      title: 'De camera kon niet starten',
      body: 'Probeer het opnieuw. Lukt het niet, herstart dan de browser of neem een ander apparaat.',
    },
  },
  interrupted: {
    network: {
      title: 'Geen verbinding',
      body: 'Controleer uw internetverbinding en probeer het opnieuw. Er is niets verloren.',
    },
    timeout: { title: 'Dit duurt te lang', body: 'De dienst antwoordde niet op tijd. Probeer het opnieuw.' },
    busy: { title: 'De dienst is druk', body: 'Wacht even en probeer het opnieuw. Er is niets verloren.' },
  },
  again: 'Opnieuw proberen',
  handoff: {
    title: 'Verder op uw telefoon',
    body: 'Scan dit met de camera van uw telefoon. U gaat daar verder en ziet het resultaat hier.',
    qr: 'QR-code met de link voor uw telefoon',
    code: 'Controlecode',
    compare: 'Hij moet op telefoon en computer gelijk zijn.',
    askedBy: '{name} vraagt hierom.',
    done: 'Ga verder op uw computer.',
  },
  following: {
    title: 'Ga verder op uw telefoon',
    body: 'Deze pagina toont het resultaat zodra u daar klaar bent.',
  },
  elsewhere: {
    title: 'Verder in een ander tabblad',
    body: 'U opende deze controle in een ander tabblad. Ga daar verder, of hier.',
  },
  here: 'Hier verdergaan',
  inApp: {
    title: 'Open dit in uw browser',
    body: 'Deze app geeft de pagina geen camera. Open de link in Safari of Chrome: kopieer hem, of kies ‘Openen in browser’ in het menu van de app.',
  },
  openInBrowser: 'Openen in browser',
  copyLink: 'Link kopiëren',
  copied: 'Link gekopieerd',
  goBack: 'Terug naar {host}',
  links: { privacy: 'Privacybeleid', help: 'Hulp' },
  delay: {
    title: 'Nu moet er tijd verstrijken',
    body: 'Uw foto is aanvaard. Die geldt vanaf {time}, als niemand die ons bericht kreeg het tegenhoudt. U kunt deze pagina sluiten.',
  },
  inReview: {
    title: 'Iemand bekijkt uw foto’s',
    body: 'We konden niet alleen beslissen. Wie het u vroeg, krijgt het resultaat. U kunt deze pagina sluiten.',
  },
  ends: {
    success: { title: 'Klaar', body: 'Dank u wel. U kunt deze pagina sluiten.' },
    expired: { title: 'Deze link is verlopen', body: 'Vraag om een nieuwe link.' },
    notValid: {
      title: 'Deze link is niet geldig',
      body: 'Open de link precies zoals u hem kreeg, of vraag om een nieuwe.',
    },
    taken: {
      title: 'Al open op een ander apparaat',
      body: 'Deze link werkt één keer. Ga verder op het apparaat dat hem het eerst opende, of haal op uw computer een nieuwe code.',
    },
    finished: {
      title: 'Dit is al afgerond',
      body: 'Hier is niets meer te doen. U kunt deze pagina sluiten.',
    },
    maxAttempts: {
      title: 'Geen pogingen meer',
      body: 'Er lukte geen bruikbare foto. Vraag om een nieuwe link.',
    },
    declined: {
      title: 'U hebt geweigerd',
      body: 'Er is niets goedgekeurd en geen foto gemaakt. U kunt deze pagina sluiten.',
    },
    canceled: {
      title: 'Dit is geannuleerd',
      body: 'De dienst heeft dit verzoek geannuleerd. U kunt deze pagina sluiten.',
    },
    mismatch: {
      title: 'We konden niet vaststellen dat u het bent',
      body: 'Neem contact op met de dienst die u hierheen stuurde.',
    },
    keyRefused: {
      title: 'Niet bevestigd',
      body: 'Uw apparaat kon dit niet bevestigen. Vraag om een nieuwe link.',
    },
    noKey: {
      title: 'Er is niets bevestigd',
      body: 'Neem contact op met de dienst die u hierheen stuurde. Die kan u verder helpen.',
    },
    alreadyKept: {
      title: 'Dit apparaat is al onthouden',
      body: 'Bevestig ermee zoals voorheen. U kunt deze pagina sluiten.',
    },
    error: {
      title: 'Er ging iets mis',
      body: 'Ga terug naar de dienst die u hierheen stuurde en begin opnieuw.',
    },
  },
};
