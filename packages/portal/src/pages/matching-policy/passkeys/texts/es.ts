import { plural } from '../../../../texts/plural.ts';
import type en from './en.ts';

export default {
  title: 'Llaves de acceso',
  lead: 'Una llave en el dispositivo del propio usuario, pedida junto con la cara. Una grabación de la cara no la abre, y un dispositivo robado no muestra la cara.',
  unavailable: {
    title: 'La dirección de este servidor no permite llaves de acceso',
    text: (origin) =>
      `Los navegadores no crean ninguna para ${origin}. Quien gestiona el servidor pone en SELFSAME_BASE_URL una dirección https con nombre de host y lo reinicia. Hasta entonces se rechaza toda verificación que pida una llave de acceso.`,
  },
  secondFactor: {
    legend: 'Cuándo una verificación por cara pide también una llave de acceso',
    options: {
      never: {
        label: 'Solo cuando una petición la pide',
        description: 'No cuesta nada a los usuarios, y a un atacante nada más que la cara y el enlace.',
      },
      newDevice: {
        label: 'A todo usuario que tenga una',
        description:
          'Cuesta a los usuarios con llave desbloquear su dispositivo una vez, y a un atacante ese dispositivo; quien no tiene llave pasa solo con la cara.',
      },
      always: {
        label: 'Siempre',
        description:
          'Cuesta a los usuarios una llave antes de su primera verificación y un desbloqueo en cada una, y a un atacante el dispositivo de cada usuario; quien no tiene llave es rechazado.',
      },
    },
  },
  withoutKey: {
    legend: 'Cuando la llave no está en el dispositivo',
    options: {
      none: {
        label: 'La transacción termina',
        description:
          'Cuesta esta transacción al usuario que perdió su dispositivo, y todo a un atacante: sin el dispositivo no se acepta nada.',
      },
      approval: {
        label: 'Decide un operador, después de la cara',
        description:
          'Cuesta a los usuarios una espera, y a un atacante la cara y un operador al que engañar.',
      },
      code: {
        label: 'Un código a una dirección confirmada, después de la cara',
        description:
          'Cuesta a los usuarios medio minuto y un correo o número confirmado, y a un atacante la cara y ese buzón o número, o una llamada que les saque el código. En cuentas sin tal dirección la transacción termina.',
      },
    },
  },
  kinds: {
    legend: 'Qué llaves de acceso valen',
    synced: {
      label: 'Todas, también las sincronizadas',
      description:
        'No cuesta nada a los usuarios al cambiar de teléfono, y a un atacante la cuenta de Apple, Google o el gestor de contraseñas que guarda la llave.',
    },
    bound: {
      label: 'Solo las que permanecen en un dispositivo',
      description:
        'Cuesta a los usuarios un registro nuevo por dispositivo, y la mayoría de los teléfonos no crea ninguna así; cuesta a un atacante ese mismo dispositivo. Las llaves sincronizadas dejan de valer.',
    },
  },
  offer: 'Ofrecer una justo después de una selfie aceptada',
  offerHint:
    'Cuesta a los usuarios una pregunta a la que pueden decir que no; un atacante no puede añadir un dispositivo después, porque solo puede la página que tomó la selfie.',
  raise: 'Días en los que una cara o una llave nueva no basta',
  raiseHint:
    'Cuesta a los usuarios cara y llave durante esos días después de cada cambio, y a un atacante que coló una de las dos también la otra. 0 lo desactiva.',
  bySynced: { true: 'también sincronizadas', false: 'solo ligadas a un dispositivo' },
  byOffer: { true: 'ofrecida tras una selfie', false: 'no ofrecida' },
  days: (n) => plural('es', n, { one: '# día', other: '# días' }),
} satisfies typeof en;
