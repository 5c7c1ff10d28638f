import type { ProblemTexts } from '../present-problem.ts';

export default {
  offline: {
    title: 'No se puede conectar con el servidor',
    advice: 'Compruebe su conexión y vuelva a intentarlo. No se ha cambiado nada.',
  },
  unexpected: {
    title: 'Algo falló en el servidor',
    advice:
      'Vuelva a intentarlo. Si continúa, dé el identificador de la solicitud a quien administra este servidor.',
  },
  refused: {
    title: 'El servidor lo ha rechazado',
    advice: 'Cambie lo que indica el mensaje y vuelva a intentarlo.',
  },
  codes: {
    E_ACCESS_DENIED: {
      title: 'Su rol no permite esto',
      advice: 'Pídalo a un propietario o administrador del portal, o pida que cambien su rol.',
    },
    E_USER_NOT_AUTHENTICATED: {
      title: 'Su sesión ha terminado',
      advice: 'Inicie sesión de nuevo para continuar.',
    },
    E_ACCOUNT_NOT_FOUND: {
      title: 'No existe este usuario',
      advice: 'Puede haberse eliminado, o el número está mal escrito. Vuelva a la lista.',
    },
    E_BIOCREDENTIAL_NOT_FOUND: {
      title: 'Este usuario no tiene credencial biométrica',
      advice: 'Envíe primero un enlace de registro.',
    },
    E_ACCOUNT_VERSION_MISMATCH: {
      title: 'Otra persona lo ha cambiado mientras tanto',
      advice: 'Recargue para ver el cambio o sobrescríbalo con el suyo.',
    },
    E_ACCOUNT_BIOCREDENTIAL_ALREADY_EXISTS: {
      title: 'Este usuario ya tiene una credencial biométrica',
      advice: 'Use «Reemplazar selfie».',
    },
    E_PERSON_ALREADY_ENROLLED: {
      title: 'Esta persona está registrada en otra cuenta',
      advice: 'Busque esa cuenta o permita duplicados en la configuración.',
    },
    E_OPERATION_NOT_FOUND: {
      title: 'No hay ninguna transacción con este identificador',
      advice:
        'Compruebe el identificador. Las transacciones se conservan sin límite, así que ninguna falta por antigua; las de otros inquilinos no se muestran.',
    },
    E_REVIEW_NOT_FOUND: {
      title: 'No hay ninguna revisión abierta',
      advice: 'Alguien decidió entretanto, o la transacción terminó.',
    },
    E_REVIEW_VOTED: {
      title: 'Usted ya decidió',
      advice: 'La otra decisión la tiene que tomar otra persona.',
    },
    E_REVIEW_NOT_ACCEPTABLE: {
      title: 'Esta captura solo se puede rechazar',
      advice: 'La cara no es la registrada.',
    },
    E_REVIEW_FRAMES_NOT_KEPT: {
      title: 'No se guardan imágenes',
      advice: 'La revisión se decidió entretanto, o la política no guarda ninguna.',
    },
    E_TRANSACTION_IN_REVIEW: {
      title: 'La captura se está revisando',
      advice: 'No se pide nada más hasta que se decida.',
    },
    E_TRANSACTION_FINISHED: {
      title: 'Esta transacción ya ha terminado',
      advice: 'Recargue para ver cómo terminó.',
    },
    E_TEMP_DATA_EXPIRED: {
      title: 'La selfie capturada ya no está',
      advice: 'Las capturas se conservan como máximo 72 horas. Pida una nueva selfie.',
    },
    E_RESEND_NOT_POSSIBLE: {
      title: 'El enlace no se puede enviar otra vez',
      advice: 'Se envió demasiadas veces, o nunca se envió. Cancele e inicie otra transacción.',
    },
    E_TRANSACTION_EXPIRED: {
      title: 'La transacción ha caducado',
      advice: 'Inicie otra si todavía hace falta.',
    },
    E_TRANSPORT_NOT_SUPPORTED: {
      title: 'Este servidor no puede enviar así el enlace',
      advice: 'Elija otra vía; quien administra el servidor puede configurar correo y SMS.',
    },
    E_TRANSPORT_ADDRESS_NOT_VALID: {
      title: 'No se puede enviar nada a esta dirección',
      advice: 'Revise el correo o el número de teléfono.',
    },
    E_ACCOUNT_BIOCREDENTIAL_REQUIRED: {
      title: 'No hay ninguna cara registrada en esta cuenta',
      advice: 'Inicie primero un registro.',
    },
    E_MODEL_MISMATCH: {
      title: 'La cara guardada es de otro modelo',
      advice: 'Ya no se puede comparar. Registre de nuevo a la persona.',
    },
    E_ACCOUNT_ALREADY_EXISTS: {
      title: 'Ya hay una cuenta con este número',
      advice: 'Elíjala en la lista o use otro número.',
    },
    E_ACCOUNT_DISABLED: {
      title: 'La cuenta está desactivada',
      advice: 'Actívela primero en la página de la persona.',
    },
    E_TENANT_NOT_FOUND: { title: 'Este inquilino ya no existe', advice: 'Vuelva a la lista.' },
    E_TENANT_ALREADY_EXISTS: {
      title: 'Ya existe o existió un inquilino con este número de cliente',
      advice: 'Elija otro número.',
    },
    E_QUOTA_EXCEEDED: {
      title: 'Una cuota de este inquilino está agotada',
      advice:
        'Elimine lo que ya no necesite o consulte a quien opera este servidor. Las cuotas están en el resumen.',
    },
    E_TENANT_BUSY: {
      title: 'Demasiados análisis a la vez para este inquilino',
      advice: 'Espere unos segundos e inténtelo de nuevo.',
    },
    E_TENANT_HAS_OWNER: { title: 'El inquilino ya tiene un propietario', advice: 'Pídale una invitación.' },
    E_SANDBOX_ONLY: {
      title: 'Esto solo funciona en un sandbox',
      advice: 'Elija o cree un inquilino que sea un sandbox.',
    },
    E_TENANT_DISABLED: {
      title: 'Este inquilino está desactivado',
      advice: 'Pregunte a quien administra este servidor.',
    },
    E_LAST_OWNER: { title: 'Solo queda un propietario', advice: 'Haga antes propietaria a otra persona.' },
    E_RECENT_SIGN_IN_REQUIRED: {
      title: 'Sin confirmar',
      advice: 'Inténtelo de nuevo y confirme que es usted.',
    },
    E_LAST_SIGN_IN_METHOD: { title: 'Es la última forma de entrar', advice: 'Añada otra antes.' },
    E_EMAIL_TAKEN: { title: 'Esta dirección está ocupada', advice: 'Otra persona entra con ella. Use otra.' },
    E_TOTP_NOT_ACCEPTED: {
      title: 'El código no es el actual',
      advice: 'Compruebe el reloj del teléfono y escriba el siguiente código.',
    },
    E_LINK_NOT_VALID: {
      title: 'Este enlace no funciona',
      advice: 'Se usó, se revocó o es demasiado antiguo. Pida otro.',
    },
    E_CEREMONY_NOT_VALID: { title: 'Ha tardado demasiado', advice: 'Empiece este paso de nuevo.' },
    E_RATE_LIMITED: { title: 'Demasiadas solicitudes', advice: 'Espere un minuto y vuelva a intentarlo.' },
    E_SERVER_BUSY: {
      title: 'El servidor está ocupado',
      advice: 'Espere unos segundos y vuelva a intentarlo.',
    },
  },
  requestId: 'Identificador de la solicitud',
  tryAgain: 'Reintentar',
} satisfies ProblemTexts as ProblemTexts;
