import type en from './en.ts';

export default {
  title: 'Erste Schritte',
  lead: (done: string, all: string) =>
    `${done} von ${all} erledigt. Die Liste verschwindet, wenn alle es sind.`,
  hide: 'Liste ausblenden',
  hidden: 'Die Liste ist ausgeblendet.',
  done: 'Erledigt',
  toDo: 'Offen',
  steps: {
    key: { title: 'API-Schlüssel anlegen', text: 'Damit weist sich Ihr Backend aus.' },
    webhook: { title: 'Webhook einrichten', text: 'Ihr Backend erfährt, wenn etwas zu Ende ist.' },
    branding: { title: 'Die Aufnahmeseite gestalten', text: 'Logo, Farben und Worte, mit Vorschau.' },
    enrolment: { title: 'Die erste Person einschreiben', text: 'Hier begonnen oder über die API.' },
  },
} satisfies typeof en;
