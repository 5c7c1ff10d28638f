import type en from './en.ts';

const de: typeof en = {
  title: 'Bekannte Browser',
  lead: 'Browser, die einen Passkey und das Gesicht gezeigt haben. Eine Richtlinie, die in neuen Browsern nach dem Passkey fragt, fragt hier nur nach dem Gesicht.',
  none: 'Kein bekannter Browser',
  noneText:
    'Ein Browser wird bekannt, wenn die Richtlinie neue Browser nach dem Passkey fragt und Passkey und Gesicht dort angenommen wurden.',
  since: 'Bekannt seit',
  lastUsed: 'zuletzt benutzt',
  never: 'nie',
  until: 'bis',
  forget: 'Alle vergessen',
  forgetTitle: 'Die bekannten Browser dieses Nutzers vergessen?',
  forgets: 'Jeder von ihnen wird wieder nach dem Passkey gefragt, auch in offenen Transaktionen.',
  forgetAction: 'Browser vergessen',
  forgotten: 'Die Browser sind vergessen.',
};
export default de;
