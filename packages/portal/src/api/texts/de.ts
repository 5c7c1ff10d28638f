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
      title: 'Diesen Nutzer gibt es nicht mehr',
      advice: 'Vielleicht wurde er inzwischen gelöscht. Gehen Sie zurück zur Liste.',
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
      title: 'Diese Transaktion gibt es nicht mehr',
      advice: 'Beendete Transaktionen werden begrenzt aufbewahrt. Gehen Sie zurück zur Liste.',
    },
    E_TRANSACTION_FINISHED: {
      title: 'Diese Transaktion ist schon beendet',
      advice: 'Laden Sie neu, um das Ergebnis zu sehen.',
    },
    E_TEMP_DATA_EXPIRED: {
      title: 'Das aufgenommene Selfie ist nicht mehr da',
      advice: 'Aufnahmen werden höchstens 72 Stunden aufbewahrt. Bitten Sie um ein neues Selfie.',
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
