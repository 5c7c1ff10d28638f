import type en from './en.ts';

export default {
  title: 'Nueva transacción',
  lead: 'Pida a alguien un selfie, un registro o una verificación, y sígala en directo.',
  who: {
    title: 'Quién',
    label: '¿De quién se trata?',
    options: {
      existing: 'Una persona registrada o una cuenta que ya existe',
      new: 'Una cuenta nueva',
      none: 'Nadie en particular: solo un selfie',
    },
    search: 'Cuenta',
    searchHint: 'Escriba un número, un nombre, un correo o un teléfono.',
    nothing: 'No se encontró a nadie',
    number: 'Número de cuenta',
    numberHint: "Letras, cifras y . - _ @ # ^ ! ~ ' +. Sin números de identidad: aparece en direcciones.",
    name: 'Nombre visible',
    enrolled: 'registrada',
    notEnrolled: 'sin registrar',
    disabled: 'desactivada',
  },
  what: {
    title: 'Qué',
    label: '¿Qué se pide?',
    products: {
      verification: {
        name: 'Verificación',
        text: 'Comprueba que es la persona registrada: por la cara, por su llave de acceso o por ambas.',
      },
      enrolment: {
        name: 'Registro',
        text: 'Toma la cara con la que se compararán las verificaciones posteriores.',
      },
      passkey: {
        name: 'Llave de acceso',
        text: 'Hace del dispositivo de la persona una llave que las verificaciones posteriores pueden pedir.',
      },
      selfie: { name: 'Selfie', text: 'Toma una imagen de una persona viva; su backend decide para qué.' },
    },
    hindrances: {
      chooseAccount: 'Necesita una cuenta.',
      newHasNoFace: 'Una cuenta nueva no tiene cara con la que comparar. Regístrela primero.',
      noFace: 'Aún no hay ninguna cara registrada en esta cuenta. Regístrela primero.',
      hasFace: 'Ya hay una cara registrada. Sustitúyala o bórrela en la página de la persona.',
      noPasskeysHere:
        'La dirección de este servidor no permite llaves de acceso: necesita https y un nombre de host.',
      passkeysFull:
        'La cuenta tiene todas las llaves que puede tener. Elimine una en la página de la persona.',
      accountDisabled: 'La cuenta está desactivada. Actívela en la página de la persona.',
    },
    template: 'Plantilla de transacción',
  },
  credential: {
    label: '¿Qué se le pide?',
    options: {
      face: {
        name: 'La cara',
        text: 'Una imagen, comparada con la cara registrada.',
      },
      both: {
        name: 'Una llave de acceso y luego la cara',
        text: 'Primero su propio dispositivo, luego la imagen: una grabación de la cara sola no abre nada.',
      },
      passkey: {
        name: 'Solo una llave de acceso',
        text: 'Sin imagen: pasa quien pueda desbloquear el dispositivo.',
      },
    },
    hindrances: {
      noFace: 'No hay ninguna cara registrada en esta cuenta.',
      noPasskey: 'Esta persona aún no tiene llave de acceso.',
      noPasskeysHere:
        'La dirección de este servidor no permite llaves de acceso: necesita https y un nombre de host.',
    },
    none: 'Sin llave de acceso solo se puede pedir la cara.',
    enrol: 'Registrar una llave por enlace',
  },
  how: {
    title: 'Cómo llega el enlace',
    label: '¿Cómo recibe la persona el enlace?',
    options: {
      0: {
        name: 'Mostrar enlace y código QR',
        text: 'La persona está con usted, o usted mismo le pasa el enlace.',
      },
      2: { name: 'Correo', text: 'La dirección cuenta como verificada cuando se usa su enlace.' },
      1: { name: 'SMS', text: 'El número cuenta como verificado cuando se usa su enlace.' },
    },
    none: 'Este servidor no está preparado para enviarlo.',
    outbox:
      'No hay nada configurado que lo envíe: el mensaje queda en la bandeja de salida, donde puede leer el enlace.',
    email: 'Dirección de correo',
    phone: 'Número de teléfono',
    phoneHint: 'Con prefijo de país, por ejemplo +34 612 345 678.',
  },
  settings: {
    title: 'Ajustes',
    liveness: 'Comprobar la presencia',
    livenessHint: 'Rechaza fotos y pantallas, y pide giros de cabeza donde la política lo diga.',
    livenessFixed: 'Sus ajustes no permiten cambiarlo aquí.',
    timeout: 'Tiempo disponible',
    introduction: 'Introducción',
    introductionHint: 'Aparece en la primera pantalla y en el mensaje.',
    codeword: 'Palabra clave',
    codewordHint: 'Se muestra a la persona, para que sepa que es usted quien pide.',
    tag: 'Etiqueta',
    tagHint: 'Su propia marca; se encuentra en la lista.',
  },
  errors: {
    account: { missing: 'Elija una cuenta.', malformed: 'Elija una cuenta.' },
    newNumber: {
      missing: 'Indique un número de cuenta.',
      malformed: "Solo puede tener letras, cifras y . - _ @ # ^ ! ~ ' +.",
    },
    newName: { missing: 'Indique un nombre visible.', malformed: 'Indique un nombre visible.' },
    email: { missing: 'Indique una dirección de correo.', malformed: 'Esto no es una dirección de correo.' },
    phone: {
      missing: 'Indique un número de teléfono.',
      malformed: 'Escríbalo con prefijo de país, por ejemplo +34 612 345 678.',
    },
  },
  submit: 'Iniciar la transacción',
  begun: 'La transacción ha empezado.',
} satisfies typeof en;
