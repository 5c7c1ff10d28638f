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
    text: 'Su cambio no se ha guardado. Ahora es distinto:',
    nothing: 'Nada de lo que ve aquí; solo la versión es más nueva.',
    was: (field: string, theirs: string, yours: string) => `${field}: ahora «${theirs}», el suyo «${yours}»`,
    on: 'sí',
    off: 'no',
    theirs: 'Tomar su versión',
    mine: 'Sobrescribir con la mía',
  },
} satisfies typeof en;
