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
  decline: 'Rechazar',
  wait: 'Esperar a que se acabe el tiempo',
  leave: 'Salir de la página',
  left: { title: 'Ha salido de la página', body: 'Cárguela de nuevo para volver.' },
};
