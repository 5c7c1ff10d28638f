import type en from './en.ts';

const es: typeof en = {
  title: 'Revisiones',
  lead: 'Capturas dudosas después de pedirlo todo, y caras sin la llave de acceso que pide la política. La transacción queda pendiente hasta que alguien decida.',
  emptyTitle: 'Nada que revisar',
  emptyText:
    'Las capturas dudosas y las caras sin su llave de acceso aparecen aquí cuando la política de comparación dice que se revisan en el portal.',
  policy: 'Política de comparación',
  who: 'Quién',
  why: 'Motivo',
  reasons: { doubt: 'Dudosa', noKey: 'Sin llave en este dispositivo' },
  noKeyText:
    'La cara ha pasado. La llave de acceso que pide la política no está en el dispositivo. Antes de aceptar, compruebe de otra manera quién es, por ejemplo llamando a un número que conozca.',
  newFaceText: 'La cara de esta cuenta es nueva. Quien la hizo cambiar pasa con ella.',
  since: 'Espera desde',
  until: 'Vence',
  decided: 'Aceptada',
  of: (done: string, needed: string) => `${done} de ${needed}`,
  mine: 'Usted ya decidió',
  open: 'Abrir la revisión',
  back: 'Todas las revisiones',
  detailLead:
    'Mire las imágenes y las señales y decida si había una persona viva ante la cámara. De quién es la cara ya se ha comparado.',
  detailLeadKeyless:
    'La cara es la registrada y superó todas las comprobaciones. Solo falta la llave: averigüe por otro medio si es esta persona y decida después.',
  expires: 'Vence',
  transaction: 'Abrir la transacción',
  pictures: 'Imágenes',
  picturesLead:
    'En el orden en que se tomaron. Cada consulta queda en el registro de auditoría. Se borran con la decisión.',
  show: 'Mostrar las imágenes',
  none: 'La política de comparación no guarda imágenes para las revisiones. Solo hay las señales de abajo.',
  alt: (n: string) => `Imagen ${n} de la captura`,
  decision: 'Decisión',
  fourEyes: (done: string, needed: string) =>
    `Dos personas tienen que aceptar. Lo han hecho ${done} de ${needed}.`,
  oneEye: 'Su decisión termina la transacción.',
  mismatch: 'La cara no es la registrada. Esta captura solo se puede rechazar.',
  accept: 'Aceptar: una persona viva',
  acceptKeyless: 'Aceptar sin la llave',
  reject: 'Rechazar',
  note: 'Nota (opcional)',
  noteHint: 'Se guarda con la decisión.',
  acceptTitle: '¿Aceptar esta captura?',
  rejectTitle: '¿Rechazar esta captura?',
  acceptText: 'La transacción sigue como si se hubieran superado todas las pruebas. No se puede deshacer.',
  rejectText: 'La transacción termina rechazada. No se puede deshacer.',
  cancel: 'Volver',
  wait: 'Usted ya decidió. Otra persona tiene que decidir también.',
  saidAccept: 'aceptó',
  saidReject: 'rechazó',
  somebody: 'Un antiguo usuario del portal',
  doneAccepted: 'Aceptada. La transacción ha terminado.',
  doneRejected: 'Rechazada. La transacción ha terminado.',
  doneWaiting: 'Su decisión está guardada. Otra persona tiene que decidir también.',
  doneEnded: 'La transacción terminó por otro motivo.',
};
export default es;
