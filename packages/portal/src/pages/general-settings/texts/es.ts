import type en from './en.ts';

export default {
  title: 'Ajustes generales',
  lead: 'Valores iniciales de este portal, bloqueo de cuentas y qué se guarda de las personas.',
  portal: {
    title: 'Valores iniciales de transacciones nuevas',
    lead: 'Solo afectan a este portal. No cambian las peticiones de su sistema.',
    liveness: 'Prueba de vida activada al inicio',
    livenessHint: 'El interruptor de «Nueva transacción» empieza activado.',
    override: 'Los operadores pueden cambiarlo',
    overrideHint: 'Si no, el interruptor se ve pero está bloqueado.',
    timeout: 'Plazo inicial',
    timeoutHint: 'Cuánto tiempo vale un enlace.',
    developer: 'Opciones para desarrolladores',
    developerHint:
      'Los operadores ven también el enlace y el código QR de lo enviado por SMS o correo. Quien los vea puede actuar en lugar del usuario.',
    saved: 'Valores iniciales guardados.',
  },
  lockout: {
    title: 'Bloqueo de cuentas',
    lead: 'Demasiadas verificaciones fallidas desactivan una cuenta hasta que alguien la active.',
    enabled: 'Bloquear cuentas',
    enabledHint: 'Sin él se pueden probar tantas caras como enlaces se tengan.',
    max: 'Intentos fallidos permitidos',
    maxHint: 'Uno más desactiva la cuenta. De 1 a 100.',
    window: 'Contados dentro de',
    windowHint: 'Los fallos más antiguos se olvidan.',
    means: (allowed: string, duration: string) =>
      `La cuenta se desactiva al superar ${allowed} fallos dentro de ${duration}.`,
    saved: 'Bloqueo de cuentas guardado.',
    confirm: {
      title: '¿Desactivar el bloqueo?',
      consequences: ['Las verificaciones fallidas ya no desactivan ninguna cuenta.'],
      stays: 'Las cuentas ya bloqueadas siguen así hasta que las active.',
      action: 'Desactivar',
    },
  },
  kept: {
    title: 'Qué se guarda',
    lead: 'Selfies y plantillas están sellados con una clave por persona. Borrar una cuenta destruye su clave.',
    pictures: 'Guardar la imagen de referencia de una credencial',
    picturesHint:
      'Hace falta para mostrarla al personal y para registrar a todos de nuevo cuando cambie el modelo facial. Si no, solo queda la plantilla.',
    picturesOff: 'Las imágenes ya guardadas siguen. Bórrelas por API (`rawdata`) o con su credencial.',
    sensitive: 'Guardar el selfie de una verificación',
    sensitiveHint: (duration: string) =>
      `Queda sellado bajo un TempId durante ${duration}, para revisarlo. Si no, una verificación deja valores y ninguna imagen.`,
    clocks: 'Plazos que no se cambian aquí',
    temp: 'Los selfies bajo un TempId se destruyen tras',
    webhookLog: 'El registro del webhook se guarda',
    messages: 'El estado de SMS y correos se guarda',
    transactions: 'Transacciones terminadas',
    transactionsKept:
      'Se guardan sin imágenes y sin fin; lo que nombra a una cuenta se quita cuando esta se borra',
    saved: 'Guardado qué se conserva.',
    confirm: {
      title: '¿Guardar los selfies de las verificaciones?',
      consequences: [
        'Desde ahora cada verificación aceptada deja un selfie sellado durante un tiempo.',
        'Dígalo a sus usuarios: quizá deba constar en su aviso de privacidad.',
      ],
      action: 'Guardarlos',
    },
  },
  elsewhere: 'La prueba de vida, los duplicados y las tasas de error de la API se ajustan en',
  matching: 'Política de comparación',
} satisfies typeof en;
