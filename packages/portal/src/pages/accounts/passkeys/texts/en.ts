const en = {
  title: 'Known browsers',
  lead: 'Browsers that have shown a passkey and the face. A policy that asks for the passkey in new browsers asks these for the face alone.',
  none: 'No known browser',
  noneText:
    'A browser becomes known when the policy asks new browsers for the passkey, and passkey and face were accepted there.',
  since: 'Known since',
  lastUsed: 'last used',
  never: 'never',
  until: 'until',
  forget: 'Forget all',
  forgetTitle: 'Forget the known browsers of this user?',
  forgets: 'Each of them is asked for the passkey again, in transactions that are open too.',
  forgetAction: 'Forget browsers',
  forgotten: 'The browsers are forgotten.',
};
export default en;
