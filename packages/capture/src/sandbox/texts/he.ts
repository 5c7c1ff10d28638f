import type { SandboxTexts } from '../sandbox-texts.ts';

/** Hebrew. */
export const he: SandboxTexts = {
  title: 'סביבת ניסוי',
  act: 'לפעול כמשתמש',
  note: 'זהו ניסוי: שום דבר ממנו אינו נחשב, ואין צורך במצלמה.',
  accept: 'צילום סלפי: התקבל',
  ordered: 'צילום סלפי: כפי שהוזמן',
  fault: 'מדוע הצילום נכשל',
  faults: { liveness: 'לא אדם חי', match: 'פנים אחרות', matchAndLiveness: 'לא אדם חי, ופנים אחרות' },
  fail: 'צילום סלפי: נכשל',
  passkey: 'שימוש במפתח הגישה: התקבל',
  passkeyFault: 'מדוע מפתח הגישה נכשל',
  passkeyFaults: {
    unknownCredential: 'מפתח שאין לאף חשבון',
    userNotVerified: 'המשתמש לא אומת',
    closed: 'החלון נסגר',
    alreadyEnrolled: 'כבר יש מפתח במכשיר',
  },
  passkeyFail: 'שימוש במפתח הגישה: נכשל',
  decline: 'סירוב',
  wait: 'להמתין עד תום הזמן',
  leave: 'לעזוב את הדף',
  left: { title: 'עזבת את הדף', body: 'יש לטעון אותו מחדש כדי לחזור.' },
};
