import type { LookTextKey } from '@selfsame/contract';
import type { Scene } from '../scenes.ts';

const keys: Record<LookTextKey, string> = {
  introTitle: 'Introduction: heading',
  introBody: 'Introduction: text',
  consentEnrol: 'Consent when a face is enrolled',
  consentVerify: 'Consent when a face is verified',
  agree: 'Button that starts the camera',
  approvalTitle: 'Approval: heading',
  approvalBody: 'Approval: text',
  successTitle: 'Success: heading',
  successBody: 'Success: text',
  expiredBody: 'When the link has expired',
  maxAttemptsBody: 'When all attempts are used',
  declinedBody: 'When the user declined',
  mismatchBody: 'When the face does not match',
};

const scenes: Record<Scene, string> = {
  intro: 'Introduction',
  verify: 'Introduction of a verification',
  approval: 'Approval',
  live: 'Camera with guidance',
  retry: 'Once more, with advice',
  success: 'Success',
  mismatch: 'Face does not match',
  maxAttempts: 'Attempts used up',
  declined: 'Declined',
  expired: 'Expired',
};

const en = {
  title: 'Branding',
  lead: 'How the capture page looks and what it says to your users. The preview shows it before it is saved.',
  saved: 'Branding saved. The capture page shows it from now on.',
  logo: {
    title: 'Logo',
    lead: (kilobytes: string) =>
      `PNG, JPEG or WebP, at most ${kilobytes}. It stands above every screen, at most 220 × 56 pixels large.`,
    choose: 'Choose a picture …',
    replace: 'Replace …',
    remove: 'Remove logo',
    words: 'What the logo says',
    wordsHint: 'Read to users who do not see it, for example the name of your company.',
    tooLarge: (size: string, most: string) =>
      `This picture has ${size}; at most ${most} are taken. Make it smaller and choose it again.`,
  },
  colours: {
    title: 'Colours',
    lead: 'Texts must have a contrast of 4.5 : 1 to what lies behind them, so that everybody can read them.',
    schemes: { Light: 'Light', Dark: 'Dark' },
    own: { Light: 'Own colours in the light', Dark: 'Own colours in the dark' },
    ownHint: {
      Light: 'Without them the page has its own, or follows the dark ones.',
      Dark: 'Without them the page has its own, or follows the light ones.',
    },
    names: { Accent: 'Accent', Ground: 'Ground', Card: 'Card', Ink: 'Text' },
    hints: {
      Accent: 'Buttons, rings, links',
      Ground: 'Around the card',
      Card: 'Behind all text',
      Ink: 'Text',
    },
    optional: 'As the page has it',
    pick: (name: string) => `Pick: ${name}`,
    pairs: { Ink: 'Text on card', Accent: 'Accent on card' },
    ratio: (ratio: string) => `${ratio} : 1`,
    passes: 'can be read',
    fails: (least: string) => `too faint: at least ${least} : 1`,
    use: (color: string) => `Use ${color}`,
    borrowed: 'Worked out from the other scheme.',
  },
  words: {
    title: 'Words',
    lead: 'Leave a field empty to keep the page’s own words. They come in thirteen languages; yours are shown to users of the language chosen here.',
    language: 'Language of these words',
    keys,
    limit: (used: string, most: string) => `${used} of ${most} characters`,
  },
  links: {
    title: 'Links',
    privacy: 'Privacy notice',
    help: 'Help',
    hint: 'Begins with https://. Shown below every screen, opens in a tab of its own.',
  },
  embedding: {
    title: 'Embedding',
    origins: 'Pages that may show it in a frame',
    hint: 'One origin a line, such as https://shop.example or https://*.shop.example. Empty: whatever the server allows.',
  },
  wayBack: {
    title: 'Way back',
    origins: 'Addresses that its last screen may lead back to',
    hint: 'One origin a line. A transaction names the address in ReturnUrl. Empty: none.',
  },
  preview: {
    title: 'Preview',
    lead: 'No camera, no transaction; buttons do nothing here.',
    frame: 'Preview of the capture page',
    scene: 'Screen',
    scenes,
    scheme: 'Colours',
    light: 'Light',
    dark: 'Dark',
    device: 'Device',
    phone: 'Phone',
    desktop: 'Desktop',
    stale: 'Not shown yet, because it could not be saved so:',
  },
};
export default en;
