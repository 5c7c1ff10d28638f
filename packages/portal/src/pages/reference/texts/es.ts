import type en from './en.ts';

export default {
  title: 'Referencia de la API',
  lead: 'Todo lo que puede la API, para hojear, descargar y probar desde una terminal.',
  open: 'Abrir la referencia',
  openapi: {
    title: 'OpenAPI 3.1',
    lead: 'Un documento por servicio, para generadores, pasarelas y pruebas.',
    download: 'Descargar',
    downloadOf: (service) => `Descargar el documento OpenAPI de ${service}`,
    browse: 'Hojear',
    browseOf: (service) => `Hojear ${service}`,
    base: 'dirección base',
  },
  services: {
    identity: 'Identity Service',
    administration: 'Administration Service',
    authorization: 'Authorization Service',
    search: 'Biometric Search',
    sandbox: 'Sandbox',
    capture: 'API de captura (de la página de captura)',
    portal: 'API del portal (de este portal)',
  },
  postman: {
    title: 'Colecciones de Postman',
    lead: 'Las peticiones numeradas son los pasos de la guía. Ponga primero ApiKeyId, ApiKeyValue y AccountNumber. Con la clave de un sandbox no hace falta navegador.',
    collections: { selfie: 'Registrar con un selfi', verification: 'Verificar a una persona' },
  },
  client: {
    title: 'Paquete cliente',
    lead: 'Un método tipado por operación para Node.js, navegadores y entornos edge: tokens, reintentos y firmas de webhook resueltos.',
    packed: 'Quien opera este servidor lo crea desde el repositorio:',
    pack: 'comando que crea el paquete',
    use: 'código que usa el cliente',
  },
  tour: {
    title: 'Recorrido con curl',
    lead: 'Toda la secuencia contra este servidor, con una clave de API suya.',
    keys: 'Crear una clave de API',
    steps: {
      token: '1. Un token para 15 minutos',
      begin: '2. Iniciar un selfi: mostrar el enlace al usuario',
      result: '3. Preguntar cómo terminó: Status 1 trae un TempId',
      enrol: '4. Una cuenta, y el selfi como su referencia',
      verify: '5. Más tarde: verificar a la misma persona',
    },
    command: (step) => `Comandos de: ${step}`,
  },
} satisfies typeof en;
