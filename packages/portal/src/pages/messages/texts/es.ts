import { plural } from '../../../texts/plural.ts';
import type en from './en.ts';

export default {
  title: 'Plantillas de mensajes',
  lead: 'Las palabras de los SMS y correos que llevan un enlace a sus usuarios, por operación e idioma.',
  operation: 'Operación',
  predefined: 'Vienen con el servidor',
  custom: 'Plantillas de transacción',
  operations: {
    GetForeignBiometry: 'Selfi',
    EnrollBioCredential: 'Registro',
    EnrollFido2Credential: 'Llave de acceso',
  },
  language: 'Idioma',
  addLanguage: 'Añadir un idioma …',
  add: {
    title: 'Añadir un idioma',
    tag: 'Etiqueta de idioma',
    tagHint: 'BCP 47, por ejemplo it, pt-BR o de-AT. Una región dice solo lo que dice de otro modo.',
    tagWrong: 'Una etiqueta de idioma tiene dos o tres letras y después regiones tras guiones.',
    tagThere: 'Este idioma ya existe.',
    action: 'Añadir',
    cancel: 'Cancelar',
  },
  incomplete:
    'Este idioma se usa solo cuando están escritos los tres textos. Hasta entonces los usuarios reciben el idioma del servidor.',
  names: { EmailSubject: 'Asunto del correo', EmailBody: 'Texto del correo', SmsText: 'Texto del SMS' },
  hints: {
    EmailSubject: 'Una línea, sin {link}.',
    EmailBody:
      'Texto sin formato con {link}. Solo en un párrafo, {link} se convierte en un botón. Un párrafo cuyas variables estén todas vacías se omite.',
    SmsText: 'Con {link}. Una línea cuyas variables estén todas vacías se omite.',
  },
  sources: {
    server: 'Viene con el servidor',
    own: (version) => `Suyo, versión ${version}`,
    none: 'Aún sin escribir',
    changed: 'Modificado, sin guardar',
  },
  restore: 'Usar el texto del servidor',
  remove: 'Eliminar este texto',
  restored: 'Vuelve a valer el texto del servidor.',
  removed: 'El texto se ha eliminado.',
  saved: (n) => plural('es', n, { one: 'El texto está guardado.', other: '# textos están guardados.' }),
  variables: {
    title: 'Variables',
    lead: 'Haga clic en una para ponerla donde está el cursor.',
    insert: (name) => `Insertar {${name}}`,
    descriptions: {
      link: 'dirección de la página',
      customer: 'nombre de su organización',
      introduction: 'IntroductionText de la petición',
      codeword: 'Codeword de la petición',
      validity: 'cuánto vale el enlace, «1 hora»',
      'data.<key>': 'valor de CustomData con esa clave',
    },
  },
  preview: {
    title: 'Vista previa',
    lead: 'Con valores de ejemplo. El enlace no abre nada.',
    email: 'Correo',
    sms: 'SMS',
    subject: 'Asunto',
    textVersion: 'Versión de texto',
    segments: (n) => plural('es', n, { one: '# parte de SMS', other: '# partes de SMS' }),
    characters: (n) => plural('es', n, { one: '# carácter', other: '# caracteres' }),
    segmentsHint: 'Un enlace largo hace más partes, igual que cualquier carácter fuera del alfabeto SMS.',
    stale: 'En cuanto el texto sea correcto, la vista previa continúa.',
  },
  test: {
    title: 'Enviar una prueba',
    lead: (most) =>
      `Los textos guardados con valores de ejemplo, a una dirección suya. Como máximo ${most} por hora; el registro de auditoría dice quién la envió, no la dirección.`,
    channel: 'Por',
    channels: { email: 'Correo', sms: 'SMS' },
    to: { email: 'Dirección de correo', sms: 'Número de teléfono' },
    toHint: { email: 'nombre@example.com', sms: '+34 612 345 678' },
    send: 'Enviar prueba',
    unsaved: 'Guarde primero los cambios: una prueba envía lo guardado.',
    states: {
      sent: 'Enviado: el servidor de correo o la pasarela lo ha aceptado.',
      failed: (reason) => `No enviado: ${reason}`,
      notConfigured:
        'En este servidor no hay nada configurado que envíe. Lo que recibirían los usuarios es la vista previa de arriba.',
    },
  },
} satisfies typeof en;
