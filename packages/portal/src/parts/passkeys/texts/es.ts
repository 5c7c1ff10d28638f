import type en from './en.ts';

export default {
  added: 'Añadida',
  lastUsed: 'último uso',
  never: 'nunca',
  kept: {
    oneDevice: 'permanece en un dispositivo',
    maybeSeveral: 'puede estar en varios dispositivos',
    several: 'en varios dispositivos',
  },
  rename: 'Cambiar nombre',
  renameOf: (name) => `Cambiar el nombre de la llave ${name}`,
  renameTitle: 'Nombre de la llave de acceso',
  name: 'Nombre',
  nameHint: 'Por ejemplo, el dispositivo en el que está.',
  save: 'Guardar',
  remove: 'Eliminar',
  removeOf: (name) => `Eliminar la llave ${name}`,
  removeTitle: (name) => `¿Eliminar la llave de acceso «${name}»?`,
  removeAction: 'Eliminar la llave de acceso',
  removed: 'La llave de acceso se ha eliminado.',
  noWait:
    'No se ofrece ahora una espera: este servidor no envía mensajes por sí mismo y nadie leería el aviso. Quien lo administra configura el correo o los SMS.',
} satisfies typeof en;
