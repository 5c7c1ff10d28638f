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
        label: 'A todo usuario que tenga una, en un navegador nuevo',
        description:
          'Cuesta a los usuarios con llave desbloquear su dispositivo una vez en cada navegador durante esos días, y a un atacante ese dispositivo o ese navegador; quien no tiene llave pasa solo con la cara.',
      },
      always: {
        label: 'Siempre',
        description:
          'Cuesta a los usuarios una llave antes de su primera verificación y un desbloqueo en cada una, y a un atacante el dispositivo de cada usuario; quien no tiene llave es rechazado.',
      },
    },
  },
  remember: 'Días en los que un navegador es conocido',
  rememberHint:
    'Un navegador en el que esta cuenta ha mostrado llave y cara necesita solo la cara durante estos días. No se recuerda ningún navegador mientras la llave o la cara son nuevas. Un atacante tendría que usar ese mismo navegador. 0: la llave siempre.',
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
      delay: {
        label: 'Un plazo, después de la cara y un aviso',
        description:
          'Cuesta a los usuarios las horas fijadas aquí, y a un atacante la cara y un usuario que no lee ningún mensaje en ese tiempo. Cada dirección conocida recibe un aviso con un enlace que lo detiene. En cuentas sin dirección confirmada la transacción termina.',
      },
    },
  },
  delay: 'Horas que deben pasar',
  delayHint: 'Lo que un usuario tarda en ver el aviso: de viaje, en fin de semana.',
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
  makes: {
    legend: 'Modelos de autenticadores',
    options: {
      none: {
        label: 'Cualquier modelo',
        description: 'No cuesta nada a los usuarios. De qué modelo es una llave lo dice ella misma.',
      },
      direct: {
        label: 'Solo los indicados aquí',
        description:
          'Cuesta a los usuarios una pregunta más, y a quienes tienen un dispositivo de otro modelo o que no dice nada (la mayoría de los teléfonos) otro dispositivo. Cuesta a un atacante un dispositivo de tal modelo, en la medida en que los certificados lo prueban.',
      },
    },
    aaguids: 'Modelos que valen (AAGUID)',
    aaguidsHint: 'Uno por línea. El fabricante de una llave de seguridad los publica.',
    roots: 'Certificados de los fabricantes (PEM)',
    rootsHint: 'Con ellos, un dispositivo debe probar su modelo. Sin ninguno, vale lo que dice de sí mismo.',
  },
  embedding: 'Páginas que pueden pedir llaves ellas mismas',
  embeddingHint:
    'Orígenes, uno por línea, como https://shop.example.com. Solo para páginas que muestran la nuestra en un marco sin permiso para llaves, como hace el componente del proveedor. No cuesta nada a los usuarios, y a un atacante que introduce un script en una página así ya no le cuesta la pulsación en nuestra propia página.',
  offer: 'Ofrecer una justo después de una selfie aceptada',
  offerHint:
    'Cuesta a los usuarios una pregunta a la que pueden decir que no; un atacante no puede añadir un dispositivo después, porque solo puede la página que tomó la selfie.',
  raise: 'Días en los que una cara o una llave nueva no basta',
  raiseHint:
    'Cuesta a los usuarios cara y llave durante esos días después de cada cambio, y a un atacante que coló una de las dos también la otra. 0 lo desactiva.',
  bySynced: { true: 'también sincronizadas', false: 'solo ligadas a un dispositivo' },
  byMake: { direct: 'solo modelos indicados', none: 'cualquier modelo' },
  byOffer: { true: 'ofrecida tras una selfie', false: 'no ofrecida' },
  byBrowser: (days) => `conocido ${days}`,
  hours: (n) => plural('es', n, { one: '# hora', other: '# horas' }),
  days: (n) => plural('es', n, { one: '# día', other: '# días' }),
} satisfies typeof en;
