import type en from './en.ts';

export default {
  title: 'Iniciar sesión',
  welcome: 'Crear su acceso al portal',
  withPasskey: 'Entrar con una llave de acceso',
  noPasskeys: 'Este navegador no admite passkeys. Entre con contraseña y código, o use otro navegador.',
  withPassword: 'Entrar con contraseña y código',
  email: 'Correo electrónico',
  password: 'Contraseña',
  code: 'Código de su autenticador o código de recuperación',
  failed:
    'No ha funcionado. Revise lo escrito; cada código sirve una vez. O use una llave de acceso de este dispositivo.',
  setUpNeeded: 'Aún no hay propietario. Abra el enlace de configuración que el servidor mostró al arrancar.',
  name: 'Su nombre',
  makePasskey: 'Crear una llave de acceso y entrar',
  role: (role: string) => `Se le invita como: ${role}`,
  passkeyFailed:
    'No se usó ninguna llave de acceso: se cerró el diálogo o este dispositivo no tiene ninguna para este portal.',
  newPassword: 'Nueva contraseña',
  passwordRules: (min: number, max: number) =>
    `De ${min} a ${max} caracteres de cualquier tipo. Unas palabras que no sean de nadie sirven bien.`,
  scan: 'Escanee esto con una aplicación de autenticación y escriba el código que muestre.',
  qr: 'Código QR para la aplicación de autenticación',
  typeSecret: 'O escriba esta clave en la aplicación:',
  secret: 'clave de la aplicación de autenticación',
  firstCode: 'Código que muestra la aplicación',
  againTitle: 'Su sesión ha terminado',
  againText: 'Vuelva a iniciar sesión y continúe: lo que hay en esta página se conserva.',
  againLeave: 'Salir de esta página y de sus cambios',
  confirmTitle: 'Confirme que es usted',
  confirmText:
    'Esto necesita una prueba reciente de que es usted; la última tiene ya unos minutos. Después continúa por sí solo.',
  confirmPasskey: 'Confirmar con una llave de acceso',
  confirmPassword: 'Confirmar con contraseña y código',
  emailHint: 'Necesario para una contraseña; no se envía nada a ella.',
  enter: 'Configurar y entrar',
  usePassword: 'Usar contraseña y aplicación de autenticación',
  roleNames: {
    owner: 'Propietario',
    administrator: 'Administrador',
    operator: 'Operador',
    auditor: 'Auditor',
    developer: 'Desarrollador',
  } as Record<string, string>,
} satisfies typeof en;
