import { plural } from '../../../texts/plural.ts';
import type en from './en.ts';

export default {
  title: 'Política de comparación',
  lead: 'Cuánto deben parecerse dos caras, cómo se distingue a una persona viva de una imagen, y si alguien puede tener dos cuentas. Vale para la API y el portal.',
  saved: 'Política de comparación guardada.',
  rate: {
    title: 'Confusiones',
    lead: 'Con qué frecuencia se puede tomar a dos personas por una. Cuanto más raro, más a menudo se rechaza a quien es quien dice ser.',
    legend: 'Confusiones permitidas',
    oneIn: (n: string) => `1 de cada ${n}`,
    expected: (rate: string, low: string, high: string) =>
      `Se rechaza a cerca del ${rate} de los usuarios legítimos (${low}–${high})`,
    stored: 'En vigor',
    other: (n: string) => `1 de cada ${n} (fijado por API)`,
    restsOn: 'En qué se basa',
    evidence: (genuine: string, impostor: string) =>
      `Medido con ${genuine} pares de una misma persona y ${impostor} pares de dos personas, con intervalo de confianza del 95 %.`,
    source: 'Imágenes',
    caveat: 'Léase con cuidado',
    least: (n: string) => `Para tasas más raras que 1 de cada ${n} no hay pruebas y no se ofrecen.`,
  },
  whatIf: {
    title: 'Qué pasaría si',
    lead: 'Sus propias verificaciones terminadas, juzgadas otra vez con la tasa elegida. Nada cambia hasta que guarde.',
    days: 'Mirar atrás',
    dayCount: (n: number) => plural('es', n, { one: '# día', other: '# días' }),
    none: 'Ninguna verificación terminada en este período. Con las primeras verá aquí qué habría hecho otra tasa.',
    compared: (n: number) =>
      plural('es', n, { one: '# verificación comparada', other: '# verificaciones comparadas' }),
    accepted: 'Aceptadas, según se juzgó',
    acceptedThen: 'Aceptadas con la tasa elegida',
    newlyAccepted: 'Aceptadas además',
    newlyRejected: 'Rechazadas además',
    interval: (low: string, high: string) => `intervalo del 95 %: ${low}–${high}`,
    unchanged: 'La tasa elegida no cambia ninguna.',
    changed: (accepted: number, rejected: number) =>
      `${plural('es', accepted, { one: 'se habría aceptado # más', other: 'se habrían aceptado # más' })} y ${plural('es', rejected, { one: 'rechazado # más', other: 'rechazado # más' })}.`,
    ownRate: (n: number) =>
      plural('es', n, {
        one: '# más tiene una plantilla con tasa propia, que esta política no cambia.',
        other: '# más tienen plantillas con tasa propia, que esta política no cambia.',
      }),
    truncated: (n: string) => `Solo se miraron las ${n} más recientes.`,
    chart: (threshold: string) =>
      `Cuánto se parecían las caras comparadas (coseno), según se juzgaron. Desde ${threshold} la tasa elegida acepta.`,
    likeness: 'Parecido (coseno, desde)',
    wasAccepted: 'Aceptadas',
    wasRejected: 'Rechazadas',
    threshold: 'Umbral',
  },
  doubt: {
    title: 'Cuando una captura sigue siendo dudosa',
    lead: 'Nada habló con seguridad a favor ni en contra de una persona viva, aunque se pidió todo.',
    reject: 'Rechazarla',
    rejectHint: 'La persona puede intentarlo de nuevo mientras queden intentos.',
    review: 'Que la miren los operadores',
    reviewHint: 'La transacción queda pendiente hasta que alguien decida en el portal.',
    fourEyes: 'Dos personas tienen que aceptar',
    keep: 'Guardar las imágenes hasta la decisión',
    keepHint:
      'Selladas, visibles para quienes revisan, borradas con la decisión. Sin ellas solo se ven números.',
    hours: 'Horas hasta que venza la transacción',
  },
  liveness: {
    title: 'Prueba de vida',
    lead: 'Si hay alguien ante la cámara, o le muestran una imagen o una pantalla.',
    default: 'Comprobar la vida salvo que la petición diga otra cosa',
    defaultHint: 'Se comprueban las peticiones y plantillas que no dicen nada.',
    override: 'Una petición puede desactivar la comprobación',
    overrideHint: 'Activarla puede siempre.',
    consent: 'Rechazar capturas sin consentimiento registrado',
    consentHint:
      'La página siempre pregunta antes de iniciar la cámara y registra la respuesta. Así se rechazan otros clientes de la API de captura que no lo hacen.',
    mode: 'Qué pide una comprobación',
    modes: {
      server: {
        label: 'Como esté el servidor',
        description: 'Sigue SELFSAME_LIVENESS_MODE de quien gestiona el servidor.',
      },
      passive: {
        label: 'Pasiva',
        description: 'Solo mira las imágenes. Lo más fácil para los usuarios; un buen vídeo puede pasar.',
      },
      active: {
        label: 'Activa: giro de cabeza',
        description:
          'Los usuarios giran la cabeza como se les pide al azar. Una grabación no sabe qué se pedirá.',
      },
      'active+flash': {
        label: 'Activa: giro de cabeza y destello de color',
        description:
          'Además la pantalla se ilumina con colores al azar. Muestra que el vídeo es reciente, y poco más. No apta para personas con epilepsia fotosensible.',
      },
    },
  },
  duplicates: {
    title: 'Duplicados',
    lead: 'Si una persona puede registrarse en una segunda cuenta.',
    legend: 'Cuando la cara ya se conoce',
    options: {
      off: { label: 'No mirar', description: 'No se busca a nadie.' },
      report: {
        label: 'Avisar',
        description: 'El registro continúa; el registro de auditoría nombra la otra cuenta.',
      },
      refuse: {
        label: 'Rechazar',
        description: 'El registro se rechaza. Gemelos y errores de búsqueda pueden afectar a quien no es.',
      },
    },
  },
  lockout: {
    title: 'Bloqueo',
    on: (allowed: string, duration: string) =>
      `Más de ${allowed} intentos fallidos dentro de ${duration} desactivan una cuenta.`,
    off: 'Desactivado: los intentos fallidos nunca desactivan una cuenta.',
    change: 'Cambiar en General',
  },
  confirm: {
    title: '¿Bajar la seguridad?',
    action: 'Guardar de todos modos',
    stays: 'Podrá deshacerlo justo después.',
    weaker: {
      rate: 'Se tomaría a más personas por otra.',
      livenessDefault:
        'Las peticiones que no hablan de la prueba de vida ya no se comprueban: puede pasar una foto impresa.',
      livenessOverride: 'Una petición puede desactivar la prueba de vida.',
      livenessMode:
        'Se pide menos a los usuarios para mostrar que están vivos; los vídeos grabados pasan más fácilmente.',
      duplicates: 'Ya no se detiene el registro de quien está registrado en otra cuenta.',
      secondFactor: 'Menos verificaciones piden el dispositivo del usuario: entonces basta la cara.',
      syncedPasskeys:
        'Valen llaves que un proveedor guarda en varios dispositivos: quien entra en esa cuenta tiene la llave.',
      browserDays: 'A un navegador que ha mostrado la llave se le pide solo la cara durante más tiempo.',
      raise: 'Una cara nueva o una llave nueva basta por sí sola antes.',
      makes: 'Las llaves nuevas pueden ser de cualquier modelo o probarlo menos.',
      embedding: 'Otras páginas pueden pedir llaves.',
      withoutKey:
        'Una cara con el visto bueno de un operador, con un código o un plazo puede sustituir la llave que falta: un atacante no necesita dispositivo, pero tiene que engañar a alguien o pasar inadvertido.',
    },
  },
} satisfies typeof en;
