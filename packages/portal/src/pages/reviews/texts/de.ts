import type en from './en.ts';

const de: typeof en = {
  title: 'Prüfungen',
  lead: 'Aufnahmen, die zweifelhaft sind, nachdem alles verlangt wurde, und Gesichter ohne den Passkey, den die Richtlinie verlangt. Die Transaktion bleibt offen, bis jemand entschieden hat.',
  emptyTitle: 'Nichts zu prüfen',
  emptyText:
    'Zweifelhafte Aufnahmen und Gesichter ohne ihren Passkey erscheinen hier, wenn sie nach der Abgleichrichtlinie im Portal angesehen werden.',
  policy: 'Abgleichrichtlinie',
  who: 'Wer',
  why: 'Warum',
  reasons: { doubt: 'Zweifelhaft', noKey: 'Kein Schlüssel auf diesem Gerät' },
  noKeyText:
    'Das Gesicht hat bestanden. Der Passkey, den die Richtlinie verlangt, ist nicht auf dem Gerät. Stellen Sie vor dem Annehmen auf anderem Weg fest, wer es ist, zum Beispiel mit einem Anruf unter einer Nummer, die Sie kennen.',
  newFaceText: 'Das Gesicht dieses Kontos ist neu. Wer es hat ändern lassen, besteht damit.',
  since: 'Wartet seit',
  until: 'Läuft ab',
  decided: 'Angenommen',
  of: (done: string, needed: string) => `${done} von ${needed}`,
  mine: 'Sie haben entschieden',
  open: 'Prüfung öffnen',
  back: 'Alle Prüfungen',
  detailLead:
    'Sehen Sie Bilder und Zeichen an und entscheiden Sie, ob eine lebende Person vor der Kamera saß. Wessen Gesicht es ist, wurde schon verglichen.',
  detailLeadKeyless:
    'Das Gesicht ist das hinterlegte und hat jede Prüfung bestanden. Nur der Schlüssel fehlt: Finden Sie auf anderem Weg heraus, ob es diese Person ist, und entscheiden Sie dann.',
  expires: 'Läuft ab',
  transaction: 'Transaktion öffnen',
  pictures: 'Bilder',
  picturesLead:
    'In der Reihenfolge, in der sie aufgenommen wurden. Jeder Blick steht im Prüfprotokoll. Mit der Entscheidung werden sie gelöscht.',
  show: 'Bilder zeigen',
  none: 'Die Abgleichrichtlinie bewahrt keine Bilder für Prüfungen auf. Es gibt nur die Zeichen unten.',
  alt: (n: string) => `Bild ${n} der Aufnahme`,
  decision: 'Entscheidung',
  fourEyes: (done: string, needed: string) =>
    `Zwei Personen müssen annehmen. ${done} von ${needed} haben es getan.`,
  oneEye: 'Ihre Entscheidung beendet die Transaktion.',
  mismatch: 'Das Gesicht ist nicht das hinterlegte. Diese Aufnahme kann nur abgelehnt werden.',
  accept: 'Annehmen: eine lebende Person',
  acceptKeyless: 'Ohne den Schlüssel annehmen',
  reject: 'Ablehnen',
  note: 'Notiz (freiwillig)',
  noteHint: 'Wird mit der Entscheidung aufbewahrt.',
  acceptTitle: 'Diese Aufnahme annehmen?',
  rejectTitle: 'Diese Aufnahme ablehnen?',
  acceptText:
    'Die Transaktion geht weiter, als wäre jede Prüfung bestanden. Das lässt sich nicht rückgängig machen.',
  rejectText: 'Die Transaktion endet als abgelehnt. Das lässt sich nicht rückgängig machen.',
  cancel: 'Zurück',
  wait: 'Sie haben entschieden. Eine andere Person muss auch entscheiden.',
  saidAccept: 'angenommen',
  saidReject: 'abgelehnt',
  somebody: 'Ein früherer Portal-Benutzer',
  doneAccepted: 'Angenommen. Die Transaktion ist beendet.',
  doneRejected: 'Abgelehnt. Die Transaktion ist beendet.',
  doneWaiting: 'Ihre Entscheidung ist gespeichert. Eine andere Person muss auch entscheiden.',
  doneEnded: 'Die Transaktion endete aus einem anderen Grund.',
};
export default de;
