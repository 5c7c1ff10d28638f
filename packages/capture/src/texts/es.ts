import type { Texts } from './texts.ts';

/** Spanish. */
export const es: Texts = {
  language: 'es',
  pageTitle: 'Verificación de identidad',
  opening: 'Un momento…',
  landing: {
    title: 'No hay transacción',
    body: 'Esta página necesita una transacción válida. Abra el enlace exactamente como lo recibió.',
  },
  wrongLink: {
    title: 'Este enlace está confundido',
    body: 'El enlace presenta una transacción como operación, o al revés. Pida un enlace corregido a quien se lo envió.',
  },
  approval: {
    title: 'Confirme, por favor',
    body: 'Compruebe los datos. Acepte solo si usted mismo inició esto.',
    codeword: 'Palabra clave',
    accept: 'Aceptar',
    decline: 'Rechazar',
    sending: 'Enviando su respuesta…',
  },
  passkey: {
    assert: {
      title: 'Confirme con este dispositivo',
      body: 'Desbloquéelo como siempre: con la huella, la cara o el PIN. Nada de eso sale de su dispositivo.',
      act: 'Confirmar ahora',
    },
    enrol: {
      title: 'Recordar este dispositivo',
      body: 'Más adelante confirmará desbloqueando este dispositivo. Su huella, su cara o su PIN nunca salen de él.',
      act: 'Recordar ahora',
    },
    offer: {
      title: '¿Recordar este dispositivo?',
      body: 'Su foto está aceptada. La próxima vez también podrá confirmar desbloqueando este dispositivo.',
      act: 'Recordar el dispositivo',
    },
    busy: 'Siga lo que le pida su dispositivo.',
    notNow: 'Ahora no',
    other: 'Otra forma',
    ways: {
      title: '¿Cómo quiere continuar?',
      body: 'Puede confirmar con cualquier dispositivo que se haya recordado para usted.',
    },
    closed: {
      title: 'No ha funcionado',
      body: 'Se cerró la ventana de su dispositivo, o este no está recordado. Inténtelo de nuevo o elija otra forma.',
    },
    refused: { title: 'No se ha confirmado' },
    late: { title: 'Ha tardado demasiado', body: 'Inténtelo de nuevo, por favor.' },
    notKept: {
      title: 'No se ha podido recordar',
      body: 'El servicio que le ha traído aquí no acepta este tipo de clave. Inténtelo de nuevo y elija otro lugar para guardarla.',
    },
    unable: {
      title: 'Este navegador no puede hacerlo',
      body: 'Abra el enlace en Safari, Chrome, Edge o Firefox, o use otro dispositivo.',
    },
    blocked: {
      title: 'Continúe en una pestaña propia',
      body: 'La página que rodea a esta no le deja preguntar a su dispositivo. Vuelva aquí cuando haya terminado.',
    },
    openTab: 'Abrir en otra pestaña',
    elsewhere: 'Usar otro dispositivo',
    elsewhereBody: 'Abra esto en su otro dispositivo. Este continúa, y usted verá el resultado aquí.',
    lost: 'He perdido ese dispositivo',
    none: 'No tengo ese dispositivo',
    confirm: {
      title: '¿Terminar esta solicitud?',
      lost: 'El servicio sabrá que ha perdido el dispositivo. No se confirma nada.',
      none: 'El servicio sabrá que no tiene un dispositivo para esto. No se confirma nada.',
      act: 'Sí, terminar',
    },
    without: {
      title: 'Seguir sin ese dispositivo',
      approval: 'Ahora tomamos su foto. Después decide una persona del servicio, y eso puede tardar.',
      code: 'Ahora tomamos su foto. Después enviamos un código al correo o al teléfono que está confirmado para usted.',
      delay:
        'Ahora tomamos su foto y avisamos a todas las direcciones que conocemos de usted. Después tiene que pasar un tiempo hasta que valga.',
      act: 'Seguir',
    },
    back: 'Volver',
  },
  code: {
    ask: {
      title: 'Confirmar con un código',
      body: 'Su foto está aceptada. Ahora se envía un código a la dirección confirmada para usted.',
      act: 'Enviar el código',
    },
    enter: {
      title: 'Introduzca el código',
      body: 'Se envió a esta dirección y vale hasta {time}.',
    },
    label: 'Código de 6 cifras',
    act: 'Confirmar',
    again: 'Enviar otro código',
    wrong: 'Ese no es el código.',
    late: 'Este código ya no vale. Pida otro.',
  },
  intro: {
    title: 'Tómese un selfie',
    body: 'Son unos segundos. La foto se toma sola cuando su cara está dentro del óvalo.',
    bodyWithTurns:
      'Son unos segundos. Cuando su cara esté dentro del óvalo, siga las flechas: gire un poco la cabeza y vuelva a mirar al frente.',
    tips: [
      'Luz uniforme en la cara',
      'Sin gafas de sol, gorra ni mascarilla',
      'La cámara a la altura de los ojos',
    ],
    consent: {
      enrol:
        'Sus fotos van al servicio que le ha traído aquí. Conserva una para reconocerle cuando confirme algo más adelante.',
      verify:
        'Sus fotos van al servicio que le ha traído aquí, para comprobar que es realmente usted. No se usan para nada más.',
    },
    kept: {
      temporary:
        'Una imagen que no pase a formar parte de su cuenta se conserva durante {time} y después se elimina.',
      copy: 'Las imágenes se conservan durante {time} y después se eliminan.',
      check: 'Las imágenes se eliminan en cuanto termina la comprobación.',
      credential: 'La imagen se conserva hasta que el servicio la elimine.',
      review: 'Si tienen que decidir personas, pueden ver las imágenes durante {time} como máximo.',
    },
    leave: 'No se toma ninguna imagen. El servicio que le envió aquí sabrá que lo ha rechazado.',
    agree: 'Aceptar e iniciar la cámara',
    flash: {
      note: 'La pantalla se ilumina unos segundos con colores cambiantes.',
      calm: 'Aceptar, sin colores',
    },
  },
  starting: {
    title: 'Iniciando la cámara…',
    body: 'Si su navegador lo pregunta, permita el uso de la cámara.',
  },
  slowCamera: {
    title: 'La cámara todavía no se ha iniciado',
    body: 'Si su navegador lo pregunta, permita la cámara. Si no pregunta, cierre otras aplicaciones que la usen e inténtelo otra vez.',
  },
  hints: {
    noFace: 'Ponga la cara en el óvalo',
    manyFaces: 'Una sola persona, por favor',
    closer: 'Acérquese',
    farther: 'Aléjese un poco',
    center: 'Centre la cara en el óvalo',
    upright: 'Mantenga la cabeza derecha',
    straight: 'Mire de frente a la cámara',
    dark: 'Muy oscuro: gírese hacia la luz',
    bright: 'Demasiada luz: gírese un poco',
  },
  hold: 'No se mueva',
  turns: {
    center: 'Mire al frente',
    left: 'Gire la cabeza a su izquierda',
    right: 'Gire la cabeza a su derecha',
    up: 'Levante la barbilla',
    down: 'Baje la barbilla',
  },
  takePhoto: 'Tomar foto',
  takeAnyway: 'Hacer la foto igualmente',
  sound: 'Sonido',
  cameraChoice: 'Cámara',
  uploading: { title: 'Comprobando…', body: 'Son unos segundos. Puede relajarse.' },
  retry: {
    title: 'Intentémoslo otra vez',
    attemptsLeft: {
      one: 'Queda un intento.',
      many: 'Quedan {count} intentos.',
      other: 'Quedan {count} intentos.',
    },
  },
  remedies: {
    ShowFace: 'Muestre toda la cara.',
    OnePersonOnly: 'Procure que no haya nadie más en la imagen.',
    MoveCloser: 'Acérquese a la cámara.',
    MoveBack: 'Aléjese un poco de la cámara.',
    CenterFace: 'Mantenga la cara en el centro del óvalo.',
    LookStraight: 'Mire de frente a la cámara.',
    HoldUpright: 'Mantenga la cabeza derecha.',
    MoreLight: 'Busque un lugar más claro, con la luz delante de usted.',
    LessLight: 'Apártese de la luz fuerte.',
    HoldStill: 'No se mueva hasta que se tome la foto.',
    UncoverFace: 'Quítese lo que le cubra la cara: mascarilla, gafas de sol, gorra, mano.',
    UseLiveCamera: 'Muestre su propia cara a la cámara de este dispositivo, no una foto ni una pantalla.',
    SamePersonThroughout: 'Quédese delante de la cámara de principio a fin.',
    FollowPrompts: 'Siga cada flecha con la cabeza en pocos segundos y vuelva a mirar al frente.',
    TryAgain: 'Tome la foto una vez más, por favor.',
  },
  paused: {
    title: 'En pausa',
    body: 'La cámara está apagada mientras no está aquí. Se inicia de nuevo cuando vuelva.',
  },
  cameraSteps: {
    sign: 'Elija este símbolo junto a la dirección.',
    site: 'Abra allí los ajustes de este sitio web.',
    safari: 'En el menú «Safari», abra los ajustes de este sitio web.',
    allow: 'Permita allí la cámara.',
    unblock: 'Quite allí el bloqueo de la cámara.',
    app: 'Abra el menú de esta aplicación.',
    browser: 'Elija «Abrir en el navegador».',
    frame: 'Si no hay tal símbolo, abra esta comprobación en una pestaña propia.',
  },
  camera: {
    insecure: {
      title: 'Esta página no es segura',
      body: 'Los navegadores permiten la cámara solo en direcciones que empiezan por https. Pida un enlace correcto.',
    },
    unsupported: {
      title: 'Este navegador no tiene acceso a la cámara',
      body: 'Abra el enlace en Safari, Chrome, Edge o Firefox. Si está en otra aplicación, elija «Abrir en el navegador» en su menú.',
    },
    blockedByHost: {
      title: 'Este sitio no cede la cámara',
      body: 'La página que rodea esta comprobación no le permite la cámara. Ábrala en su propia pestaña o avise al responsable del sitio.',
    },
    refused: {
      title: 'La cámara no está permitida',
      body: 'Pulse el signo de cámara o candado junto a la dirección, permita la cámara para esta página e inténtelo otra vez.',
    },
    dismissed: {
      title: 'Se cerró la pregunta de la cámara',
      body: 'Inténtelo otra vez y elija «Permitir» cuando su navegador pregunte por la cámara.',
    },
    blockedBySystem: {
      title: 'Su dispositivo bloquea la cámara',
      body: 'Permita la cámara para este navegador en los ajustes de privacidad del dispositivo e inténtelo otra vez.',
    },
    notFound: {
      title: 'No se encontró ninguna cámara',
      body: 'Conecte una cámara o abra el enlace en su teléfono.',
    },
    busy: {
      title: 'La cámara está ocupada',
      body: 'Cierre otras aplicaciones y pestañas que usen la cámara, una videollamada por ejemplo, e inténtelo otra vez.',
    },
    ended: {
      title: 'La cámara se desconectó',
      body: 'Compruebe que está enchufada y que no la usa otra aplicación, e inténtelo otra vez.',
    },
    noPicture: {
      title: 'La cámara no envía imagen',
      body: 'Compruebe que el objetivo no está tapado, cierre otras aplicaciones e inténtelo otra vez.',
    },
    unknown: {
      title: 'No se pudo iniciar la cámara',
      body: 'Inténtelo otra vez. Si sigue fallando, reinicie el navegador o use otro dispositivo.',
    },
  },
  interrupted: {
    network: {
      title: 'Sin conexión',
      body: 'Compruebe su conexión a internet e inténtelo otra vez. No se ha perdido nada.',
    },
    timeout: {
      title: 'Está tardando demasiado',
      body: 'El servicio no respondió a tiempo. Inténtelo otra vez, por favor.',
    },
    busy: {
      title: 'El servicio está ocupado',
      body: 'Espere un momento e inténtelo otra vez. No se ha perdido nada.',
    },
  },
  again: 'Intentar otra vez',
  handoff: {
    title: 'Continuar en el teléfono',
    body: 'Escanee esto con la cámara de su teléfono. Seguirá allí y verá el resultado aquí.',
    qr: 'Código QR con el enlace para su teléfono',
    code: 'Código',
    compare: 'Debe ser igual en el teléfono y en el ordenador.',
    askedBy: 'Lo pide {name}.',
    done: 'Siga en su ordenador.',
  },
  following: {
    title: 'Continúe en su teléfono',
    body: 'Esta página muestra el resultado en cuanto termine allí.',
  },
  elsewhere: {
    title: 'Abierto en otra pestaña',
    body: 'Abrió esta verificación en otra pestaña. Siga allí o aquí.',
  },
  here: 'Continuar aquí',
  inApp: {
    title: 'Abra esto en su navegador',
    body: 'Esta aplicación no da acceso a la cámara. Abra el enlace en Safari o Chrome: cópielo o elija «Abrir en el navegador» en el menú de la aplicación.',
  },
  openInBrowser: 'Abrir en el navegador',
  copyLink: 'Copiar enlace',
  copied: 'Enlace copiado',
  goBack: 'Volver a {host}',
  links: { privacy: 'Privacidad', help: 'Ayuda' },
  delay: {
    title: 'Ahora tiene que pasar un tiempo',
    body: 'Su foto está aceptada. Vale desde {time}, si no lo detiene nadie que recibió nuestro aviso. Puede cerrar esta página.',
  },
  inReview: {
    title: 'Alguien está mirando sus imágenes',
    body: 'No pudimos decidir por nosotros mismos. Quien se lo pidió recibirá el resultado. Puede cerrar esta página.',
  },
  ends: {
    success: { title: 'Listo', body: 'Gracias. Puede cerrar esta página.' },
    expired: { title: 'Este enlace ha caducado', body: 'Pida un enlace nuevo, por favor.' },
    notValid: {
      title: 'Este enlace no es válido',
      body: 'Abra el enlace exactamente como lo recibió o pida uno nuevo.',
    },
    taken: {
      title: 'Ya abierto en otro dispositivo',
      body: 'Este enlace sirve una sola vez. Siga en el dispositivo que lo abrió primero o pida un código nuevo en su ordenador.',
    },
    finished: {
      title: 'Esto ya está terminado',
      body: 'Aquí no queda nada por hacer. Puede cerrar esta página.',
    },
    maxAttempts: {
      title: 'No quedan intentos',
      body: 'No se pudo tomar una foto utilizable. Pida un enlace nuevo, por favor.',
    },
    declined: {
      title: 'Usted rechazó la solicitud',
      body: 'No se aprobó nada ni se tomó ninguna foto. Puede cerrar esta página.',
    },
    canceled: {
      title: 'Esto fue cancelado',
      body: 'El servicio canceló la solicitud. Puede cerrar esta página.',
    },
    mismatch: {
      title: 'No pudimos confirmar que es usted',
      body: 'Póngase en contacto con el servicio que le ha traído aquí.',
    },
    keyRefused: {
      title: 'Sin confirmar',
      body: 'Su dispositivo no ha podido confirmarlo. Pida un enlace nuevo.',
    },
    noKey: {
      title: 'No se ha confirmado nada',
      body: 'Póngase en contacto con el servicio que le ha traído aquí. Puede ayudarle a seguir.',
    },
    alreadyKept: {
      title: 'Este dispositivo ya está recordado',
      body: 'Confirme con él como hasta ahora. Puede cerrar esta página.',
    },
    error: {
      title: 'Algo ha salido mal',
      body: 'Vuelva al servicio que le ha traído aquí y empiece de nuevo.',
    },
  },
};
