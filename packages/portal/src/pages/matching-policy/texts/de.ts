import { plural } from '../../../texts/plural.ts';
import type en from './en.ts';

export default {
  title: 'Vergleichsregeln',
  lead: 'Wie ähnlich zwei Gesichter sein müssen, wie ein lebender Mensch von einem Bild unterschieden wird, und ob jemand zwei Konten haben darf. Sie gelten für API und Portal.',
  saved: 'Vergleichsregeln gespeichert.',
  rate: {
    title: 'Verwechslungen',
    lead: 'Wie oft zwei verschiedene Menschen für einen gehalten werden dürfen. Je seltener, desto öfter werden Berechtigte abgewiesen.',
    legend: 'Erlaubte Verwechslungen',
    oneIn: (n: string) => `1 von ${n}`,
    expected: (rate: string, low: string, high: string) =>
      `Etwa ${rate} der Berechtigten werden abgewiesen (${low}–${high})`,
    stored: 'In Kraft',
    other: (n: string) => `1 von ${n} (über die API gesetzt)`,
    restsOn: 'Worauf das beruht',
    evidence: (genuine: string, impostor: string) =>
      `Gemessen an ${genuine} Paaren derselben Person und ${impostor} Paaren zweier Personen, mit 95-%-Vertrauensbereich.`,
    source: 'Bilder',
    caveat: 'Mit Vorsicht zu lesen',
    least: (n: string) => `Für seltenere Raten als 1 von ${n} fehlen Belege; sie werden nicht angeboten.`,
  },
  whatIf: {
    title: 'Was wäre, wenn',
    lead: 'Ihre eigenen beendeten Prüfungen, mit der gewählten Rate noch einmal beurteilt. Nichts ändert sich, bevor Sie speichern.',
    days: 'Rückblick',
    dayCount: (n: number) => plural('de', n, { one: '# Tag', other: '# Tage' }),
    none: 'In dieser Zeit endete keine Prüfung. Mit den ersten sehen Sie hier, was eine andere Rate bewirkt hätte.',
    compared: (n: number) =>
      plural('de', n, { one: '# Prüfung verglichen', other: '# Prüfungen verglichen' }),
    accepted: 'Angenommen, wie damals beurteilt',
    acceptedThen: 'Angenommen bei der gewählten Rate',
    newlyAccepted: 'Zusätzlich angenommen',
    newlyRejected: 'Zusätzlich abgewiesen',
    interval: (low: string, high: string) => `95-%-Bereich ${low}–${high}`,
    unchanged: 'Die gewählte Rate ändert keine davon.',
    changed: (accepted: number, rejected: number) =>
      `${plural('de', accepted, { one: '# mehr wäre angenommen worden', other: '# mehr wären angenommen worden' })}, ${plural('de', rejected, { one: '# mehr abgewiesen', other: '# mehr abgewiesen' })}.`,
    ownRate: (n: number) =>
      plural('de', n, {
        one: '# weitere hat eine Vorlage mit eigener Rate, die diese Regeln nicht ändern.',
        other: '# weitere haben Vorlagen mit eigener Rate, die diese Regeln nicht ändern.',
      }),
    truncated: (n: string) => `Nur die neuesten ${n} wurden angesehen.`,
    chart: (threshold: string) =>
      `Wie ähnlich die verglichenen Gesichter waren (Kosinus), wie sie beurteilt wurden. Ab ${threshold} nimmt die gewählte Rate an.`,
    likeness: 'Ähnlichkeit (Kosinus, ab)',
    wasAccepted: 'Angenommen',
    wasRejected: 'Abgelehnt',
    threshold: 'Schwelle',
  },
  doubt: {
    title: 'Wenn eine Aufnahme zweifelhaft bleibt',
    lead: 'Nichts sprach sicher für oder gegen eine lebende Person, obwohl alles verlangt wurde.',
    reject: 'Ablehnen',
    rejectHint: 'Die Person darf es noch einmal versuchen, solange Versuche übrig sind.',
    review: 'Im Portal ansehen lassen',
    reviewHint: 'Die Transaktion bleibt offen, bis jemand im Portal entschieden hat.',
    fourEyes: 'Zwei Personen müssen annehmen',
    keep: 'Die Bilder bis zur Entscheidung aufbewahren',
    keepHint:
      'Versiegelt, sichtbar für die Prüfenden, mit der Entscheidung gelöscht. Ohne sie gibt es nur Zahlen.',
    hours: 'Stunden, bis die Transaktion abläuft',
  },
  liveness: {
    title: 'Lebendigkeit',
    lead: 'Ob jemand vor der Kamera sitzt oder ihr ein Bild oder einen Bildschirm hinhält.',
    default: 'Lebendigkeit prüfen, wenn eine Anfrage nichts anderes sagt',
    defaultHint: 'Anfragen und Vorlagen, die nichts sagen, werden geprüft.',
    override: 'Eine Anfrage darf die Prüfung ausschalten',
    overrideHint: 'Einschalten darf sie sie immer.',
    consent: 'Aufnahmen ohne festgehaltene Einwilligung ablehnen',
    consentHint:
      'Die Seite fragt immer, bevor die Kamera startet, und hält die Antwort fest. Abgelehnt werden damit andere Clients der Aufnahme-API, die das nicht tun.',
    mode: 'Was eine Prüfung verlangt',
    modes: {
      server: {
        label: 'Wie der Server eingestellt ist',
        description: 'Folgt SELFSAME_LIVENESS_MODE dessen, der den Server betreibt.',
      },
      passive: {
        label: 'Passiv',
        description:
          'Sieht nur die Bilder an. Am leichtesten für Nutzer; gute Videos kommen vielleicht durch.',
      },
      active: {
        label: 'Aktiv: Kopfdrehung',
        description:
          'Nutzer drehen den Kopf, wie zufällig verlangt. Eine Aufzeichnung weiß nicht, was kommt.',
      },
      'active+flash': {
        label: 'Aktiv: Kopfdrehung und Farbblitz',
        description:
          'Dazu leuchtet der Bildschirm in zufälligen Farben. Das zeigt, dass das Video frisch ist, und sonst wenig. Nichts für Menschen mit lichtempfindlicher Epilepsie.',
      },
    },
  },
  duplicates: {
    title: 'Doppelte',
    lead: 'Ob ein Mensch unter einem zweiten Konto eingeschrieben werden darf.',
    legend: 'Wenn das Gesicht schon bekannt ist',
    options: {
      off: { label: 'Nicht nachsehen', description: 'Niemand wird gesucht.' },
      report: {
        label: 'Melden',
        description: 'Die Einschreibung geht weiter; das Prüfprotokoll nennt das andere Konto.',
      },
      refuse: {
        label: 'Ablehnen',
        description:
          'Die Einschreibung wird abgelehnt. Zwillinge und Irrtümer der Suche können den Falschen treffen.',
      },
    },
  },
  lockout: {
    title: 'Kontosperre',
    on: (allowed: string, duration: string) =>
      `Mehr als ${allowed} misslungene Versuche innerhalb von ${duration} sperren ein Konto.`,
    off: 'Aus: misslungene Versuche sperren nie ein Konto.',
    change: 'Unter „Allgemein“ ändern',
  },
  confirm: {
    title: 'Die Sicherheit senken?',
    action: 'Trotzdem speichern',
    stays: 'Sie können es gleich danach rückgängig machen.',
    weaker: {
      rate: 'Mehr Menschen würden für jemand anderen gehalten.',
      livenessDefault:
        'Anfragen, die nichts zur Lebendigkeit sagen, werden nicht mehr geprüft: ein gedrucktes Foto kommt vielleicht durch.',
      livenessOverride: 'Eine Anfrage darf die Lebendigkeitsprüfung ausschalten.',
      livenessMode:
        'Von Nutzern wird weniger verlangt, um sich als lebendig zu zeigen; aufgezeichnete Videos kommen leichter durch.',
      duplicates:
        'Einschreibungen werden nicht mehr aufgehalten, wenn der Mensch schon unter einem anderen Konto steht.',
      secondFactor: 'Weniger Prüfungen verlangen das eigene Gerät des Nutzers: dann genügt das Gesicht.',
      syncedPasskeys:
        'Passkeys gelten, die ein Anbieter auf mehreren Geräten hält: wer in dessen Konto kommt, hat den Schlüssel.',
      browserDays: 'Ein Browser, der den Passkey gezeigt hat, wird länger nur nach dem Gesicht gefragt.',
      raise: 'Ein neues Gesicht oder ein neuer Passkey genügt früher für sich allein.',
      makes: 'Neue Passkeys dürfen jeder Bauart sein oder weniger davon beweisen.',
      embedding: 'Andere Seiten dürfen nach Passkeys fragen.',
      withoutKey:
        'Ein Gesicht mit der Zustimmung aus dem Portal, mit einem Code oder einer Wartezeit ersetzt einen fehlenden Passkey: ein Angreifer braucht kein Gerät, muss aber jemanden täuschen oder unbemerkt bleiben.',
    },
  },
} satisfies typeof en;
