import type { ProblemTexts } from '../present-problem.ts';

export default {
  offline: {
    title: 'Der Server ist nicht erreichbar',
    advice: 'Prüfen Sie Ihre Verbindung und versuchen Sie es noch einmal. Es wurde nichts geändert.',
  },
  unexpected: {
    title: 'Auf dem Server ist etwas fehlgeschlagen',
    advice:
      'Versuchen Sie es noch einmal. Bleibt es dabei, nennen Sie dem Betreiber dieses Servers die Anfragenummer unten.',
  },
  refused: {
    title: 'Der Server hat das abgelehnt',
    advice: 'Ändern Sie, was die Meldung nennt, und versuchen Sie es noch einmal.',
  },
  codes: {
    E_ACCESS_DENIED: {
      title: 'Ihre Rolle erlaubt das nicht',
      advice: 'Bitten Sie einen Inhaber oder Administrator des Portals darum oder um eine andere Rolle.',
    },
    E_USER_NOT_AUTHENTICATED: {
      title: 'Ihre Sitzung ist beendet',
      advice: 'Melden Sie sich wieder an, um weiterzuarbeiten.',
    },
    E_ACCOUNT_NOT_FOUND: {
      title: 'Diesen Nutzer gibt es nicht',
      advice: 'Er kann gelöscht worden sein, oder die Nummer ist vertippt. Gehen Sie zur Liste zurück.',
    },
    E_BIOCREDENTIAL_NOT_FOUND: {
      title: 'Dieser Nutzer hat kein biometrisches Merkmal',
      advice: 'Senden Sie zuerst einen Link zur Registrierung.',
    },
    E_ACCOUNT_VERSION_MISMATCH: {
      title: 'Inzwischen hat jemand anderes dies geändert',
      advice: 'Laden Sie neu, um die Änderung zu sehen, oder überschreiben Sie sie.',
    },
    E_ACCOUNT_BIOCREDENTIAL_ALREADY_EXISTS: {
      title: 'Dieser Nutzer hat schon ein biometrisches Merkmal',
      advice: 'Nutzen Sie stattdessen „Selfie ersetzen“.',
    },
    E_PERSON_ALREADY_ENROLLED: {
      title: 'Diese Person ist unter einem anderen Konto registriert',
      advice: 'Suchen Sie dieses Konto oder erlauben Sie Duplikate in den Einstellungen.',
    },
    E_OPERATION_NOT_FOUND: {
      title: 'Es gibt keine Transaktion mit dieser Kennung',
      advice:
        'Prüfen Sie die Kennung. Transaktionen werden ohne Ende aufbewahrt, es fehlt also keine wegen ihres Alters; die anderer Mandanten werden nicht gezeigt.',
    },
    E_REVIEW_NOT_FOUND: {
      title: 'Keine Prüfung offen',
      advice: 'Jemand hat inzwischen entschieden, oder die Transaktion ist beendet.',
    },
    E_REVIEW_VOTED: {
      title: 'Sie haben schon entschieden',
      advice: 'Die andere Entscheidung muss eine andere Person treffen.',
    },
    E_REVIEW_NOT_ACCEPTABLE: {
      title: 'Diese Aufnahme kann nur abgelehnt werden',
      advice: 'Das Gesicht ist nicht das hinterlegte.',
    },
    E_REVIEW_FRAMES_NOT_KEPT: {
      title: 'Keine Bilder aufbewahrt',
      advice: 'Die Prüfung wurde inzwischen entschieden, oder die Richtlinie bewahrt keine auf.',
    },
    E_TRANSACTION_IN_REVIEW: {
      title: 'Die Aufnahme wird geprüft',
      advice: 'Bis zur Entscheidung wird nichts weiter verlangt.',
    },
    E_TRANSACTION_FINISHED: {
      title: 'Diese Transaktion ist schon beendet',
      advice: 'Laden Sie neu, um das Ergebnis zu sehen.',
    },
    E_TEMP_DATA_EXPIRED: {
      title: 'Das aufgenommene Selfie ist nicht mehr da',
      advice: 'Aufnahmen werden höchstens 72 Stunden aufbewahrt. Bitten Sie um ein neues Selfie.',
    },
    E_RESEND_NOT_POSSIBLE: {
      title: 'Der Link kann nicht noch einmal gesendet werden',
      advice:
        'Er wurde zu oft gesendet, oder es wurde nie einer gesendet. Brechen Sie ab und beginnen Sie eine neue Transaktion.',
    },
    E_TRANSACTION_EXPIRED: {
      title: 'Die Transaktion ist abgelaufen',
      advice: 'Beginnen Sie eine neue, wenn sie noch gebraucht wird.',
    },
    E_TRANSPORT_NOT_SUPPORTED: {
      title: 'Dieser Server kann den Link so nicht senden',
      advice: 'Wählen Sie einen anderen Weg; wer den Server betreibt, kann E-Mail und SMS einrichten.',
    },
    E_TRANSPORT_ADDRESS_NOT_VALID: {
      title: 'An diese Adresse kann nichts gesendet werden',
      advice: 'Prüfen Sie E-Mail-Adresse oder Telefonnummer.',
    },
    E_ACCOUNT_BIOCREDENTIAL_REQUIRED: {
      title: 'Für dieses Konto ist kein Gesicht registriert',
      advice: 'Beginnen Sie zuerst eine Registrierung.',
    },
    E_MODEL_MISMATCH: {
      title: 'Das gespeicherte Gesicht stammt von einem anderen Modell',
      advice: 'Es kann nicht mehr verglichen werden. Registrieren Sie die Person neu.',
    },
    E_ACCOUNT_ALREADY_EXISTS: {
      title: 'Ein Konto mit dieser Nummer gibt es schon',
      advice: 'Wählen Sie es aus der Liste, oder nehmen Sie eine andere Nummer.',
    },
    E_ACCOUNT_DISABLED: {
      title: 'Das Konto ist gesperrt',
      advice: 'Entsperren Sie es zuerst auf der Seite der Person.',
    },
    E_TENANT_NOT_FOUND: {
      title: 'Diesen Mandanten gibt es nicht mehr',
      advice: 'Gehen Sie zurück zur Liste.',
    },
    E_TENANT_ALREADY_EXISTS: {
      title: 'Einen Mandanten mit dieser Kundennummer gibt oder gab es schon',
      advice: 'Wählen Sie eine andere Nummer.',
    },
    E_QUOTA_EXCEEDED: {
      title: 'Ein Kontingent dieses Mandanten ist ausgeschöpft',
      advice:
        'Löschen Sie, was nicht mehr gebraucht wird, oder fragen Sie den Betreiber dieses Servers. Die Kontingente stehen in der Übersicht.',
    },
    E_TENANT_BUSY: {
      title: 'Zu viele gleichzeitige Analysen für diesen Mandanten',
      advice: 'Warten Sie einige Sekunden und versuchen Sie es noch einmal.',
    },
    E_TENANT_HAS_OWNER: {
      title: 'Der Mandant hat schon einen Inhaber',
      advice: 'Bitten Sie diese Person um eine Einladung.',
    },
    E_SANDBOX_ONLY: {
      title: 'Das geht nur in einer Sandbox',
      advice: 'Wählen oder erstellen Sie einen Mandanten, der eine Sandbox ist.',
    },
    E_TENANT_DISABLED: {
      title: 'Dieser Mandant ist gesperrt',
      advice: 'Fragen Sie, wer diesen Server betreibt.',
    },
    E_LAST_OWNER: {
      title: 'Es gibt nur noch einen Inhaber',
      advice: 'Machen Sie zuerst eine andere Person zum Inhaber.',
    },
    E_RECENT_SIGN_IN_REQUIRED: {
      title: 'Nicht bestätigt',
      advice: 'Versuchen Sie es erneut und bestätigen Sie, dass Sie es sind.',
    },
    E_LAST_SIGN_IN_METHOD: {
      title: 'Das ist der letzte Anmeldeweg',
      advice: 'Richten Sie zuerst einen weiteren ein.',
    },
    E_EMAIL_TAKEN: {
      title: 'Diese Adresse ist vergeben',
      advice: 'Jemand anderes meldet sich damit an. Nehmen Sie eine andere.',
    },
    E_TOTP_NOT_ACCEPTED: {
      title: 'Der Code ist nicht der aktuelle',
      advice: 'Prüfen Sie die Uhr des Telefons und geben Sie den nächsten Code ein.',
    },
    E_LINK_NOT_VALID: {
      title: 'Dieser Link gilt nicht',
      advice: 'Er wurde benutzt, widerrufen oder ist zu alt. Bitten Sie um einen neuen.',
    },
    E_CEREMONY_NOT_VALID: {
      title: 'Das hat zu lange gedauert',
      advice: 'Beginnen Sie diesen Schritt erneut.',
    },
    E_RATE_LIMITED: {
      title: 'Zu viele Anfragen',
      advice: 'Warten Sie eine Minute und versuchen Sie es noch einmal.',
    },
    E_SERVER_BUSY: {
      title: 'Der Server ist ausgelastet',
      advice: 'Warten Sie einige Sekunden und versuchen Sie es noch einmal.',
    },
  },
  requestId: 'Anfragenummer',
  tryAgain: 'Noch einmal versuchen',
} satisfies ProblemTexts as ProblemTexts;
