import type en from './en.ts';

const es: typeof en = {
  title: 'Esto es un sandbox',
  text: 'Las transacciones son pruebas. Nada de aquí vale como evidencia.',
};
export default es;
