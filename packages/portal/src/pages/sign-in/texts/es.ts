import type en from './en.ts';

export default {
  title: 'Iniciar sesión',
  welcome: 'Crear su acceso al portal',
  withPasskey: 'Entrar con una llave de acceso',
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
} satisfies typeof en;
