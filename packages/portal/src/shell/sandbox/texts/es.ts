import type en from './en.ts';

const es: typeof en = {
  title: 'Esto es un sandbox',
  text: 'Las transacciones son pruebas. Nada de aquí vale como evidencia.',
  reset: 'Vaciar el sandbox',
  resetTitle: (name: string) => `¿Vaciar el sandbox ${name}?`,
  resetsAccounts: 'Todos los usuarios con sus rostros, passkeys y navegadores conocidos',
  resetsTransactions:
    'Todas las transacciones con sus imágenes y recibos, los mensajes y las entregas de webhook',
  resetsClock: 'Cuánto se adelantó el reloj',
  resetStays:
    'Lo que queda: claves de API, ajustes, aspecto, plantillas, integraciones, usuarios del portal y el registro de auditoría.',
  resetAction: 'Vaciar el sandbox',
  resetDone: (users: number, transactions: number) =>
    `El sandbox está vacío: se han borrado ${users} usuarios y ${transactions} transacciones.`,
};
export default es;
