import type en from './en.ts';

const es: typeof en = {
  title: 'Navegadores conocidos',
  lead: 'Navegadores que han mostrado una llave y la cara. Una política que pide la llave en navegadores nuevos pide a estos solo la cara.',
  none: 'Ningún navegador conocido',
  noneText:
    'Un navegador pasa a ser conocido cuando la política pide la llave a los nuevos, y allí se aceptaron la llave y la cara.',
  since: 'Conocido desde el',
  lastUsed: 'último uso',
  never: 'nunca',
  until: 'hasta el',
  forget: 'Olvidar todos',
  forgetTitle: '¿Olvidar los navegadores conocidos de este usuario?',
  forgets: 'A cada uno se le pide otra vez la llave, también en las transacciones abiertas.',
  forgetAction: 'Olvidar navegadores',
  forgotten: 'Los navegadores se han olvidado.',
};
export default es;
