import type { SandboxTexts } from '../sandbox-texts.ts';

/** Spanish. */
export const es: SandboxTexts = {
  title: 'Entorno de pruebas',
  act: 'Actuar como el usuario',
  note: 'Esto es una prueba. Nada de ella cuenta y no hace falta cámara.',
  accept: 'Hacer el selfi: aceptado',
  ordered: 'Hacer el selfi: según lo pedido',
  fault: 'Por qué falla la captura',
  faults: { liveness: 'No está vivo', match: 'Otra cara', matchAndLiveness: 'No está vivo y es otra cara' },
  fail: 'Hacer el selfi: fallido',
  passkey: 'Usar la llave de acceso: aceptada',
  passkeyFault: 'Por qué falla la llave de acceso',
  passkeyFaults: {
    unknownCredential: 'Una que no tiene ninguna cuenta',
    userNotVerified: 'No se verificó al usuario',
    closed: 'Se cerró la ventana',
    alreadyEnrolled: 'El dispositivo ya tiene una',
  },
  passkeyFail: 'Usar la llave de acceso: fallida',
  decline: 'Rechazar',
  wait: 'Esperar a que se acabe el tiempo',
  leave: 'Salir de la página',
  left: { title: 'Ha salido de la página', body: 'Cárguela de nuevo para volver.' },
};
