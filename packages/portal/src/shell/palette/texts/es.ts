import { plural } from '../../../texts/plural.ts';
import type en from './en.ts';

export default {
  title: 'Ir, buscar o hacer',
  label: 'Una página, una persona, una transacción o una acción',
  placeholder: 'Nombre, número, correo, identificador, página o acción …',
  results: 'Resultados',
  groups: { people: 'Personas', transactions: 'Transacciones', pages: 'Ir a', actions: 'Acciones' },
  actions: {
    newUser: 'Añadir un usuario',
    newKey: 'Crear una clave de API',
    newInstallationKey: 'Crear una clave de la instalación',
    scheme: (name: string) => `Colores: ${name}`,
    language: (name: string) => `Idioma: ${name}`,
  },
  found: (count: number) => plural('es', count, { one: '# resultado', other: '# resultados' }),
  finding: 'Buscando …',
  nothing:
    'No se encontró nada. Las personas se buscan por nombre, número, correo o teléfono; las transacciones, por su identificador o número de cuenta.',
  move: 'mover',
  choose: 'elegir',
  close: 'cerrar',
} satisfies typeof en;
