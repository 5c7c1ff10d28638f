import type { Texts } from './texts.ts';

/** German. */
export const de: Texts = {
  language: 'de',
  pageTitle: 'Identitätsprüfung',
  opening: 'Einen Moment…',
  landing: {
    title: 'Kein Vorgang',
    body: 'Diese Seite braucht einen gültigen Vorgang. Bitte öffnen Sie den Link genau so, wie Sie ihn erhalten haben.',
  },
  wrongLink: {
    title: 'Dieser Link ist vertauscht',
    body: 'Der Link nennt eine Transaktion als Operation oder umgekehrt. Bitte lassen Sie sich einen berichtigten Link schicken.',
  },
  approval: {
    title: 'Bitte bestätigen',
    body: 'Prüfen Sie die Angaben. Stimmen Sie nur zu, wenn Sie dies selbst ausgelöst haben.',
    codeword: 'Codewort',
    accept: 'Zustimmen',
    decline: 'Ablehnen',
    sending: 'Ihre Antwort wird gesendet…',
  },
  passkey: {
    assert: {
      title: 'Mit diesem Gerät bestätigen',
      body: 'Entsperren Sie es wie gewohnt: mit Fingerabdruck, Gesicht oder PIN. Nichts davon verlässt Ihr Gerät.',
      act: 'Jetzt bestätigen',
    },
    enrol: {
      title: 'Dieses Gerät merken',
      body: 'Später bestätigen Sie, indem Sie dieses Gerät entsperren. Fingerabdruck, Gesicht oder PIN verlassen es nie.',
      act: 'Jetzt merken',
    },
    offer: {
      title: 'Dieses Gerät merken?',
      body: 'Ihr Bild ist angenommen. Beim nächsten Mal können Sie auch bestätigen, indem Sie dieses Gerät entsperren.',
      act: 'Gerät merken',
    },
    busy: 'Folgen Sie den Hinweisen Ihres Geräts.',
    notNow: 'Jetzt nicht',
    other: 'Anderer Weg',
    ways: {
      title: 'Wie möchten Sie weitermachen?',
      body: 'Sie können mit jedem Gerät bestätigen, das für Sie gemerkt wurde.',
    },
    closed: {
      title: 'Das hat nicht geklappt',
      body: 'Das Fenster Ihres Geräts wurde geschlossen, oder das Gerät ist nicht gemerkt. Versuchen Sie es noch einmal, oder wählen Sie einen anderen Weg.',
    },
    refused: { title: 'Das wurde nicht bestätigt' },
    late: { title: 'Das hat zu lange gedauert', body: 'Bitte versuchen Sie es noch einmal.' },
    notKept: {
      title: 'Das konnte nicht gemerkt werden',
      body: 'Der Dienst, der Sie hierher geschickt hat, nimmt diese Art Schlüssel nicht an. Versuchen Sie es noch einmal mit einem anderen Speicherort.',
    },
    unable: {
      title: 'Dieser Browser kann das nicht',
      body: 'Öffnen Sie den Link in Safari, Chrome, Edge oder Firefox, oder nehmen Sie ein anderes Gerät.',
    },
    blocked: {
      title: 'In einem eigenen Tab weitermachen',
      body: 'Die Seite um diese herum lässt sie Ihr Gerät nicht fragen. Kommen Sie hierher zurück, wenn Sie fertig sind.',
    },
    openTab: 'In neuem Tab öffnen',
    elsewhere: 'Anderes Gerät nehmen',
    elsewhereBody: 'Öffnen Sie dies auf Ihrem anderen Gerät. Es übernimmt, und Sie sehen das Ergebnis hier.',
    lost: 'Ich habe dieses Gerät verloren',
    none: 'Ich habe kein solches Gerät',
    confirm: {
      title: 'Diese Anfrage beenden?',
      lost: 'Der Dienst erfährt, dass Sie das Gerät verloren haben. Es wird nichts bestätigt.',
      none: 'Der Dienst erfährt, dass Sie dafür kein Gerät haben. Es wird nichts bestätigt.',
      act: 'Ja, beenden',
    },
    without: {
      title: 'Ohne dieses Gerät weitermachen',
      approval: 'Wir nehmen jetzt Ihr Bild auf. Dann entscheidet jemand beim Dienst. Das kann etwas dauern.',
      code: 'Wir nehmen jetzt Ihr Bild auf. Dann senden wir einen Code an die E-Mail-Adresse oder Telefonnummer, die für Sie bestätigt ist.',
      delay:
        'Wir nehmen jetzt Ihr Bild auf und melden es an alle Adressen, die wir von Ihnen kennen. Dann muss Zeit vergehen, bis es gilt.',
      act: 'Weiter',
    },
    back: 'Zurück',
  },
  code: {
    ask: {
      title: 'Mit einem Code bestätigen',
      body: 'Ihr Bild ist angenommen. Jetzt geht ein Code an die Adresse, die für Sie bestätigt ist.',
      act: 'Code senden',
    },
    enter: {
      title: 'Code eingeben',
      body: 'Er wurde an diese Adresse gesendet und gilt bis {time}.',
    },
    label: 'Code mit 6 Ziffern',
    act: 'Bestätigen',
    again: 'Neuen Code senden',
    wrong: 'Das ist nicht der Code.',
    late: 'Dieser Code gilt nicht mehr. Lassen Sie einen neuen senden.',
  },
  intro: {
    title: 'Machen Sie Ihr Selfie',
    body: 'Es dauert wenige Sekunden. Das Bild entsteht von selbst, sobald Ihr Gesicht im Oval ist.',
    bodyWithTurns:
      'Es dauert wenige Sekunden. Sobald Ihr Gesicht im Oval ist, folgen Sie den Pfeilen: Kopf ein wenig drehen, dann wieder geradeaus schauen.',
    tips: [
      'Gleichmäßiges Licht im Gesicht',
      'Sonnenbrille, Mütze oder Maske abnehmen',
      'Kamera auf Augenhöhe halten',
    ],
    consent: {
      enrol:
        'Ihre Bilder gehen an den Dienst, der Sie hierher geschickt hat. Er behält eines, um Sie bei späteren Bestätigungen zu erkennen.',
      verify:
        'Ihre Bilder gehen an den Dienst, der Sie hierher geschickt hat, um zu prüfen, dass Sie es wirklich sind. Sie werden für nichts anderes verwendet.',
    },
    kept: {
      temporary: 'Ein Bild, das nicht Teil Ihres Kontos wird, wird {time} aufbewahrt und dann gelöscht.',
      copy: 'Die Bilder werden {time} aufbewahrt und dann gelöscht.',
      check: 'Die Bilder werden gelöscht, sobald die Prüfung beendet ist.',
      credential: 'Das Bild wird aufbewahrt, bis der Dienst es löscht.',
      review: 'Wenn Menschen entscheiden müssen, dürfen sie die Bilder bis zu {time} lang ansehen.',
    },
    leave:
      'Es wird kein Bild aufgenommen. Der Dienst, der Sie hierher geschickt hat, erfährt, dass Sie abgelehnt haben.',
    agree: 'Zustimmen und Kamera starten',
    flash: {
      note: 'Der Bildschirm leuchtet einige Sekunden in wechselnden Farben.',
      calm: 'Zustimmen, ohne Farben',
    },
  },
  starting: {
    title: 'Kamera wird gestartet…',
    body: 'Wenn Ihr Browser fragt, erlauben Sie ihm die Kamera.',
  },
  slowCamera: {
    title: 'Die Kamera startet noch nicht',
    body: 'Wenn Ihr Browser fragt, erlauben Sie die Kamera. Fragt er nicht, schließen Sie andere Apps mit Kamera und versuchen Sie es noch einmal.',
  },
  hints: {
    noFace: 'Gesicht ins Oval bringen',
    manyFaces: 'Bitte nur eine Person',
    closer: 'Näher kommen',
    farther: 'Etwas weiter weg',
    center: 'Gesicht in die Mitte des Ovals',
    upright: 'Kopf gerade halten',
    straight: 'Gerade in die Kamera schauen',
    dark: 'Zu dunkel: zum Licht drehen',
    bright: 'Zu hell: vom Licht wegdrehen',
  },
  hold: 'Still halten',
  turns: {
    center: 'Geradeaus schauen',
    left: 'Kopf nach links drehen',
    right: 'Kopf nach rechts drehen',
    up: 'Kinn heben',
    down: 'Kinn senken',
  },
  takePhoto: 'Foto aufnehmen',
  takeAnyway: 'Trotzdem aufnehmen',
  sound: 'Ton',
  cameraChoice: 'Kamera',
  uploading: { title: 'Wird geprüft…', body: 'Das dauert wenige Sekunden. Sie können sich entspannen.' },
  retry: {
    title: 'Bitte noch einmal',
    attemptsLeft: { one: 'Noch ein Versuch.', other: 'Noch {count} Versuche.' },
  },
  remedies: {
    ShowFace: 'Zeigen Sie Ihr ganzes Gesicht.',
    OnePersonOnly: 'Achten Sie darauf, dass sonst niemand im Bild ist.',
    MoveCloser: 'Gehen Sie näher an die Kamera.',
    MoveBack: 'Gehen Sie etwas von der Kamera weg.',
    CenterFace: 'Halten Sie Ihr Gesicht in der Mitte des Ovals.',
    LookStraight: 'Schauen Sie gerade in die Kamera.',
    HoldUpright: 'Halten Sie den Kopf gerade.',
    MoreLight: 'Suchen Sie einen helleren Ort, mit dem Licht vor Ihnen.',
    LessLight: 'Drehen Sie sich vom starken Licht weg.',
    HoldStill: 'Halten Sie still, bis das Bild gemacht ist.',
    UncoverFace: 'Nehmen Sie ab, was Ihr Gesicht verdeckt: Maske, Sonnenbrille, Mütze, Hand.',
    UseLiveCamera:
      'Zeigen Sie der Kamera dieses Geräts Ihr eigenes Gesicht, kein Bild und keinen Bildschirm.',
    SamePersonThroughout: 'Bleiben Sie von Anfang bis Ende vor der Kamera.',
    FollowPrompts:
      'Folgen Sie jedem Pfeil innerhalb weniger Sekunden mit dem Kopf und schauen Sie dann wieder geradeaus.',
    TryAgain: 'Bitte nehmen Sie das Bild noch einmal auf.',
  },
  paused: {
    title: 'Angehalten',
    body: 'Die Kamera ist aus, solange Sie weg sind. Sie startet wieder, wenn Sie zurückkommen.',
  },
  cameraSteps: {
    sign: 'Wählen Sie dieses Zeichen neben der Adresse.',
    site: 'Öffnen Sie dort die Einstellungen für diese Website.',
    safari: 'Öffnen Sie im Menü „Safari“ die Einstellungen für diese Website.',
    allow: 'Erlauben Sie dort die Kamera.',
    unblock: 'Heben Sie dort die Sperre der Kamera auf.',
    app: 'Öffnen Sie das Menü dieser App.',
    browser: 'Wählen Sie „Im Browser öffnen“.',
    frame: 'Wenn es kein solches Zeichen gibt, öffnen Sie diese Prüfung in einem eigenen Tab.',
  },
  camera: {
    insecure: {
      title: 'Diese Seite ist nicht sicher',
      body: 'Browser erlauben die Kamera nur bei Adressen, die mit https beginnen. Bitte lassen Sie sich einen richtigen Link schicken.',
    },
    unsupported: {
      title: 'Dieser Browser hat keinen Kamerazugriff',
      body: 'Öffnen Sie den Link in Safari, Chrome, Edge oder Firefox. In einer anderen App wählen Sie in deren Menü „Im Browser öffnen“.',
    },
    blockedByHost: {
      title: 'Diese Website gibt die Kamera nicht weiter',
      body: 'Die umgebende Seite erlaubt dieser Prüfung die Kamera nicht. Öffnen Sie die Prüfung in einem eigenen Tab oder sagen Sie dem Betreiber Bescheid.',
    },
    refused: {
      title: 'Die Kamera ist nicht erlaubt',
      body: 'Wählen Sie das Kamera- oder Schlosszeichen neben der Adresse, erlauben Sie die Kamera für diese Seite und versuchen Sie es noch einmal.',
    },
    dismissed: {
      title: 'Die Kamera-Frage wurde geschlossen',
      body: 'Versuchen Sie es noch einmal und wählen Sie „Zulassen“, wenn Ihr Browser nach der Kamera fragt.',
    },
    blockedBySystem: {
      title: 'Ihr Gerät sperrt die Kamera',
      body: 'Erlauben Sie diesem Browser die Kamera in den Datenschutzeinstellungen Ihres Geräts und versuchen Sie es noch einmal.',
    },
    notFound: {
      title: 'Keine Kamera gefunden',
      body: 'Schließen Sie eine Kamera an oder öffnen Sie den Link auf Ihrem Telefon.',
    },
    busy: {
      title: 'Die Kamera ist belegt',
      body: 'Schließen Sie andere Apps und Tabs mit Kamera, zum Beispiel Videoanrufe, und versuchen Sie es noch einmal.',
    },
    ended: {
      title: 'Die Kamera wurde getrennt',
      body: 'Prüfen Sie, ob sie angeschlossen ist und keine andere App sie benutzt, und versuchen Sie es noch einmal.',
    },
    noPicture: {
      title: 'Die Kamera sendet kein Bild',
      body: 'Prüfen Sie, ob die Linse abgedeckt ist, schließen Sie andere Apps mit Kamera und versuchen Sie es noch einmal.',
    },
    unknown: {
      title: 'Die Kamera ließ sich nicht starten',
      body: 'Versuchen Sie es noch einmal. Hilft das nicht, starten Sie den Browser neu oder nehmen Sie ein anderes Gerät.',
    },
  },
  interrupted: {
    network: {
      title: 'Keine Verbindung',
      body: 'Prüfen Sie Ihre Internetverbindung und versuchen Sie es noch einmal. Nichts ist verloren.',
    },
    timeout: {
      title: 'Das dauert zu lange',
      body: 'Der Dienst hat nicht rechtzeitig geantwortet. Bitte versuchen Sie es noch einmal.',
    },
    busy: {
      title: 'Der Dienst ist ausgelastet',
      body: 'Warten Sie einen Moment und versuchen Sie es noch einmal. Nichts ist verloren.',
    },
  },
  again: 'Noch einmal versuchen',
  handoff: {
    title: 'Am Handy weitermachen',
    body: 'Scannen Sie das mit der Kamera Ihres Handys. Es übernimmt, und Sie sehen das Ergebnis hier.',
    qr: 'QR-Code mit dem Link für Ihr Handy',
    code: 'Vergleichscode',
    compare: 'Er muss am Handy und am Computer gleich sein.',
    askedBy: '{name} bittet darum.',
    done: 'Machen Sie am Computer weiter.',
  },
  following: {
    title: 'Weiter am Handy',
    body: 'Diese Seite zeigt das Ergebnis, sobald Sie dort fertig sind.',
  },
  elsewhere: {
    title: 'In einem anderen Tab geöffnet',
    body: 'Sie haben diese Prüfung in einem anderen Tab geöffnet. Machen Sie dort weiter oder hier.',
  },
  here: 'Hier weitermachen',
  inApp: {
    title: 'Bitte im Browser öffnen',
    body: 'Diese App gibt der Seite keine Kamera. Öffnen Sie den Link in Safari oder Chrome: Kopieren Sie ihn oder wählen Sie im Menü der App „Im Browser öffnen“.',
  },
  openInBrowser: 'Im Browser öffnen',
  copyLink: 'Link kopieren',
  copied: 'Link kopiert',
  goBack: 'Zurück zu {host}',
  links: { privacy: 'Datenschutz', help: 'Hilfe' },
  delay: {
    title: 'Jetzt muss Zeit vergehen',
    body: 'Ihr Bild ist angenommen. Es gilt ab {time}, wenn es niemand aufhält, der unsere Nachricht bekam. Sie können diese Seite schließen.',
  },
  inReview: {
    title: 'Ihre Bilder werden angesehen',
    body: 'Wir konnten nicht allein entscheiden. Wer Sie gefragt hat, erfährt das Ergebnis. Sie können diese Seite schließen.',
  },
  ends: {
    success: { title: 'Fertig', body: 'Vielen Dank. Sie können diese Seite schließen.' },
    expired: {
      title: 'Dieser Link ist abgelaufen',
      body: 'Bitte lassen Sie sich einen neuen Link schicken.',
    },
    notValid: {
      title: 'Dieser Link ist ungültig',
      body: 'Bitte öffnen Sie den Link genau so, wie Sie ihn erhalten haben, oder lassen Sie sich einen neuen schicken.',
    },
    taken: {
      title: 'Schon auf einem anderen Gerät geöffnet',
      body: 'Dieser Link gilt einmal. Machen Sie auf dem Gerät weiter, das ihn zuerst geöffnet hat, oder holen Sie am Computer einen neuen Code.',
    },
    finished: {
      title: 'Das ist schon erledigt',
      body: 'Hier ist nichts mehr zu tun. Sie können diese Seite schließen.',
    },
    maxAttempts: {
      title: 'Keine Versuche mehr',
      body: 'Es gelang kein brauchbares Bild. Bitte lassen Sie sich einen neuen Link schicken.',
    },
    declined: {
      title: 'Sie haben abgelehnt',
      body: 'Es wurde nichts freigegeben und kein Bild gemacht. Sie können diese Seite schließen.',
    },
    canceled: {
      title: 'Dies wurde abgebrochen',
      body: 'Der Dienst hat die Anfrage abgebrochen. Sie können diese Seite schließen.',
    },
    mismatch: {
      title: 'Wir konnten nicht bestätigen, dass Sie es sind',
      body: 'Bitte wenden Sie sich an den Dienst, der Sie hierher geschickt hat.',
    },
    keyRefused: {
      title: 'Nicht bestätigt',
      body: 'Ihr Gerät konnte dies nicht bestätigen. Bitte lassen Sie sich einen neuen Link schicken.',
    },
    noKey: {
      title: 'Es wurde nichts bestätigt',
      body: 'Bitte wenden Sie sich an den Dienst, der Sie hierher geschickt hat. Er kann Ihnen weiterhelfen.',
    },
    alreadyKept: {
      title: 'Dieses Gerät ist schon gemerkt',
      body: 'Bestätigen Sie damit wie bisher. Sie können diese Seite schließen.',
    },
    error: {
      title: 'Etwas ist schiefgegangen',
      body: 'Bitte gehen Sie zurück zu dem Dienst, der Sie hierher geschickt hat, und beginnen Sie neu.',
    },
  },
};
