import { plural } from '../../../../texts/plural.ts';
import type en from './en.ts';

export default {
  chosen: (n: number) => plural('es', n, { one: '# usuario elegido', other: '# usuarios elegidos' }),
  all: (n: number) =>
    plural('es', n, { one: '# usuario que coincide', other: 'Todos los # usuarios que coinciden' }),
  chooseAll: (n: number) =>
    plural('es', n, { one: 'Elegir el que coincide', other: 'Elegir los # que coinciden' }),
  bar: 'Qué hacer con los usuarios elegidos',
  clear: 'Quitar la selección',
  actions: { enable: 'Activar', disable: 'Bloquear', remove: 'Eliminar', export: 'Exportar como CSV' },
  titles: {
    enable: (n: number) => plural('es', n, { one: '¿Activar a # usuario?', other: '¿Activar a # usuarios?' }),
    disable: (n: number) =>
      plural('es', n, { one: '¿Bloquear a # usuario?', other: '¿Bloquear a # usuarios?' }),
    remove: (n: number) => plural('es', n, { one: '¿Eliminar # usuario?', other: '¿Eliminar # usuarios?' }),
  },
  texts: {
    enable: 'Podrán verificarse de nuevo. Se levanta el bloqueo por intentos fallidos.',
    disable: 'No podrán verificarse hasta que alguien los active de nuevo.',
    remove:
      'Desaparece todo lo que se guarda de ellos: nombres, direcciones, credenciales biométricas y sus claves. No se puede deshacer. Cada uno recibe un certificado de borrado.',
  },
  typeCount: (n: string) => `Escriba el número de usuarios, ${n}, para confirmar`,
  reason: 'Motivo',
  reasonHint: 'Para sus colegas; se muestra con el estado de cada uno.',
  counting: 'Buscando todos los que coinciden …',
  recounted: (n: number) =>
    plural('es', n, {
      one: 'Ahora coincide # usuario. Todavía no se ha cambiado nada.',
      other: 'Ahora coinciden # usuarios. Todavía no se ha cambiado nada.',
    }),
  tooMany: (n: string) => `Se cambian como máximo ${n} a la vez. Filtre más, o use la API.`,
  progress: (done: string, total: string) => `${done} de ${total}`,
  stop: 'Detener',
  stopped: 'Detenido. Lo hecho, hecho está.',
  done: (n: number) => plural('es', n, { one: '# usuario está listo.', other: '# usuarios están listos.' }),
  failed: (n: number) =>
    plural('es', n, { one: '# usuario no se pudo cambiar:', other: '# usuarios no se pudieron cambiar:' }),
  more: (n: string) => `… y ${n} más`,
  again: 'Intentarlo con estos otra vez',
  close: 'Cerrar',
  cancel: 'Cancelar',
  exporting: {
    title: 'Exportar usuarios como CSV',
    text: 'El archivo contiene nombres, direcciones y teléfonos, en UTF-8. Los valores que una hoja de cálculo tomaría por fórmulas llevan un apóstrofo delante. El registro de auditoría dice quién lo tomó.',
    start: 'Descargar',
    done: 'Se exportaron los usuarios.',
  },
} satisfies typeof en;
