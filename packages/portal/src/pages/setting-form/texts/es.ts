import type en from './en.ts';

export default {
  save: 'Guardar',
  discard: 'Descartar cambios',
  unsaved: 'Sin guardar',
  leave: {
    title: '¿Salir sin guardar?',
    text: 'Se perderá lo que ha cambiado aquí y no ha guardado.',
    action: 'Salir',
  },
  conflict: {
    title: 'Otra persona lo ha cambiado entretanto',
    text: 'No se ha guardado nada. Mire su versión o sobrescríbala con la suya.',
    theirs: 'Tomar su versión',
    mine: 'Sobrescribir con la mía',
  },
} satisfies typeof en;
