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
      title: 'Este usuario ya no existe',
      advice: 'Puede que se haya eliminado mientras tanto. Vuelva a la lista.',
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
      title: 'Esta transacción ya no existe',
      advice: 'Las transacciones terminadas se conservan un tiempo limitado. Vuelva a la lista.',
    },
    E_TRANSACTION_FINISHED: {
      title: 'Esta transacción ya ha terminado',
      advice: 'Recargue para ver cómo terminó.',
    },
    E_TEMP_DATA_EXPIRED: {
      title: 'La selfie capturada ya no está',
      advice: 'Las capturas se conservan como máximo 72 horas. Pida una nueva selfie.',
    },
    E_RATE_LIMITED: { title: 'Demasiadas solicitudes', advice: 'Espere un minuto y vuelva a intentarlo.' },
    E_SERVER_BUSY: {
      title: 'El servidor está ocupado',
      advice: 'Espere unos segundos y vuelva a intentarlo.',
    },
  },
  requestId: 'Identificador de la solicitud',
  tryAgain: 'Reintentar',
} satisfies ProblemTexts as ProblemTexts;
