import { plural } from '../../../texts/plural.ts';
import type { Weakening } from '../weakenings.ts';

const weaker: Record<Weakening, string> = {
  rate: 'More people would be taken for somebody else.',
  livenessDefault:
    'Requests that say nothing about liveness are no longer checked: a printed photo may pass.',
  livenessOverride: 'A request may switch the liveness check off.',
  livenessMode: 'Users are asked for less to show that they are live; recorded videos pass more easily.',
  duplicates: 'Enrolments are no longer stopped when the person is enrolled under another account.',
  secondFactor: 'Fewer verifications ask for the user’s own device: the face alone is then enough.',
  syncedPasskeys:
    'Passkeys are taken that a provider keeps on several devices: whoever gets into that account has the key.',
  browserDays: 'A browser that has shown the passkey is asked for the face alone for longer.',
  raise: 'A new face or a new passkey is enough by itself sooner.',
  makes: 'New passkeys may be of any make, or prove less of it.',
  embedding: 'Other pages may ask for passkeys.',
  withoutKey:
    'A face with an operator’s consent, a code or a wait may stand in for a missing passkey: an attacker needs no device, but has to take somebody in or stay unnoticed.',
};

const en = {
  title: 'Matching policy',
  lead: 'How alike two faces must be, how a live person is told from a picture, and whether one person may have two accounts. It holds for the API and the portal.',
  saved: 'Matching policy saved.',
  rate: {
    title: 'False matches',
    lead: 'How often two different people may be taken for one. The rarer, the more often users are turned away who are right.',
    legend: 'Allowed false matches',
    oneIn: (n: string) => `1 in ${n}`,
    expected: (rate: string, low: string, high: string) =>
      `About ${rate} of genuine users are turned away (${low}–${high})`,
    stored: 'In force',
    other: (n: string) => `1 in ${n} (set by API)`,
    restsOn: 'What this rests on',
    evidence: (genuine: string, impostor: string) =>
      `Measured on ${genuine} pairs of one person and ${impostor} pairs of two people, with a 95 % confidence interval.`,
    source: 'Images',
    caveat: 'Read with care',
    least: (n: string) => `Rates rarer than 1 in ${n} have no evidence and are not offered.`,
  },
  whatIf: {
    title: 'What if',
    lead: 'Your own finished verifications, judged again at the chosen rate. Nothing changes until you save.',
    days: 'Look back',
    dayCount: (n: number) => plural('en', n, { one: '# day', other: '# days' }),
    none: 'No finished verifications in this time. With the first ones you see here what another rate would have done.',
    compared: (n: number) =>
      plural('en', n, { one: '# verification compared', other: '# verifications compared' }),
    accepted: 'Accepted as judged then',
    acceptedThen: 'Accepted at the chosen rate',
    newlyAccepted: 'Accepted in addition',
    newlyRejected: 'Turned away in addition',
    interval: (low: string, high: string) => `95 % interval ${low}–${high}`,
    unchanged: 'The chosen rate changes none of them.',
    changed: (accepted: number, rejected: number) =>
      `${plural('en', accepted, { one: '# more would have been accepted', other: '# more would have been accepted' })}, ${plural('en', rejected, { one: '# more turned away', other: '# more turned away' })}.`,
    ownRate: (n: number) =>
      plural('en', n, {
        one: '# more has a template with a rate of its own, which this policy does not change.',
        other: '# more have templates with a rate of their own, which this policy does not change.',
      }),
    truncated: (n: string) => `Only the newest ${n} were looked at.`,
    chart: (threshold: string) =>
      `How alike the compared faces were (cosine), as they were judged. From ${threshold} on, the chosen rate accepts.`,
    likeness: 'Likeness (cosine, from)',
    wasAccepted: 'Accepted',
    wasRejected: 'Rejected',
    threshold: 'Threshold',
  },
  doubt: {
    title: 'When a capture stays in doubt',
    lead: 'Something spoke neither for nor against a living person, although everything was asked.',
    reject: 'Refuse it',
    rejectHint: 'The person may try again while attempts are left.',
    review: 'Let operators look at it',
    reviewHint: 'The transaction stays pending until somebody in the portal has decided.',
    fourEyes: 'Two people must accept',
    keep: 'Keep the pictures until the decision',
    keepHint:
      'Sealed, shown to those who review, erased with the decision. Without them they see numbers only.',
    hours: 'Hours until the transaction expires',
  },
  liveness: {
    title: 'Liveness',
    lead: 'Whether somebody sits before the camera, or holds a picture or a screen to it.',
    default: 'Check liveness unless a request says otherwise',
    defaultHint: 'Requests and templates that say nothing are checked.',
    override: 'A request may switch the check off',
    overrideHint: 'It may always switch it on.',
    consent: 'Refuse captures without recorded consent',
    consentHint:
      "The page always asks before the camera starts and records the answer. This refuses other clients of the capture API that don't.",
    mode: 'What a check asks for',
    modes: {
      server: {
        label: 'As the server is set up',
        description: 'Follows SELFSAME_LIVENESS_MODE of whoever runs the server.',
      },
      passive: {
        label: 'Passive',
        description: 'Looks at the pictures only. The least effort for users; good videos may pass.',
      },
      active: {
        label: 'Active: head turn',
        description:
          'Users turn their head as asked, at random. A recording does not know what will be asked.',
      },
      'active+flash': {
        label: 'Active: head turn and colour flash',
        description:
          'The screen also lights up in random colours. It shows that the video is fresh, and little else. Not for people with photosensitive epilepsy.',
      },
    } as Record<string, { label: string; description: string }>,
  },
  duplicates: {
    title: 'Duplicates',
    lead: 'Whether a person may be enrolled under a second account.',
    legend: 'When the face is known already',
    options: {
      off: { label: 'Do not look', description: 'Nobody is searched for.' },
      report: {
        label: 'Report',
        description: 'The enrolment goes on; the audit log names the other account.',
      },
      refuse: {
        label: 'Refuse',
        description: 'The enrolment is rejected. Twins and errors of the search may hit the wrong person.',
      },
    },
  },
  lockout: {
    title: 'Lockout',
    on: (allowed: string, duration: string) =>
      `More than ${allowed} failed attempts within ${duration} disable an account.`,
    off: 'Off: failed attempts never disable an account.',
    change: 'Change under General',
  },
  confirm: {
    title: 'Lower the security?',
    action: 'Save anyway',
    stays: 'You can undo it right after.',
    weaker,
  },
};
export default en;
