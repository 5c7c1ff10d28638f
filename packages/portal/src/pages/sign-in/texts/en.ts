const en = {
  title: 'Sign in',
  welcome: 'Become a portal user',
  withPasskey: 'Sign in with a passkey',
  withPassword: 'Sign in with password and code',
  email: 'E-mail address',
  password: 'Password',
  code: 'Code of your authenticator, or a recovery code',
  failed: 'That did not work. Check what you typed; a code works once. Or use a passkey of this device.',
  setUpNeeded: 'Nobody is an owner yet. Open the set-up link that the server printed when it started.',
  name: 'Your name',
  makePasskey: 'Create a passkey and enter',
  role: (role: string) => `You are invited as: ${role}`,
};
export default en;
