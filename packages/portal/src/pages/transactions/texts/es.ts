import { plural } from '../../../texts/plural.ts';
import type en from './en.ts';

export default {
  title: 'Transacciones',
  lead: 'Selfies, registros y verificaciones, en el momento en que ocurren.',
  create: 'Nueva transacción',
  search: 'Buscar por número de cuenta',
  from: 'Desde',
  to: 'Hasta',
  tag: 'Etiqueta',
  moreFilters: (set: number) => (set > 0 ? `Más filtros (${set})` : 'Más filtros'),
  columns: {
    started: 'Inicio',
    type: 'Tipo',
    account: 'Número de cuenta',
    status: 'Estado',
    attempts: 'Intentos',
    transport: 'Enlace',
    name: 'Nombre',
    tag: 'Etiqueta',
    ended: 'Fin',
    result: 'Mensaje',
  },
  types: { selfie: 'Selfie', enrolment: 'Registro', verification: 'Verificación' },
  statuses: {
    0: 'En espera',
    1: 'Aceptada',
    2: 'Rechazada',
    3: 'Caducada',
    4: 'Error',
    5: 'Cancelada',
  },
  reasons: {
    declined: 'Rehusada por la persona',
    matchFailed: 'Otra persona',
    livenessFailed: 'Presencia no demostrada',
    matchAndLivenessFailed: 'Otra persona, presencia no demostrada',
    attemptsExhausted: 'Ninguna imagen utilizable',
    personAlreadyEnrolled: 'Ya registrada en otra cuenta',
    credentialAlreadyExists: 'La credencial ya existe',
    accountNotUsable: 'Cuenta no utilizable',
    modelMismatch: 'Credencial de otro modelo',
  },
  transports: { 0: 'Mostrado por usted', 1: 'SMS', 2: 'Correo', 3: 'SMS y correo' },
  noAccount: 'Sin cuenta',
  fresh: (count: number) =>
    plural('es', count, { one: 'Mostrar # transacción nueva', other: 'Mostrar # transacciones nuevas' }),
  freshSaid: (count: number) =>
    plural('es', count, { one: '# transacción nueva', other: '# transacciones nuevas' }),
  empty: {
    title: 'Aún no hay transacciones',
    text: 'En cuanto usted o su backend pidan a alguien un selfie, un registro o una verificación, aparecerá aquí.',
  },
} satisfies typeof en;
