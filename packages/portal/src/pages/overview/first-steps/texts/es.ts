import type en from './en.ts';

export default {
  title: 'Primeros pasos',
  lead: (done: string, all: string) => `${done} de ${all} hechos. La lista desaparece cuando lo estén todos.`,
  hide: 'Ocultar la lista',
  hidden: 'La lista está oculta.',
  done: 'Hecho',
  toDo: 'Pendiente',
  steps: {
    key: { title: 'Crear una clave de API', text: 'Su backend se autentica con ella.' },
    webhook: { title: 'Configurar un webhook', text: 'Su backend se entera cuando algo ha terminado.' },
    branding: {
      title: 'Personalizar la página de captura',
      text: 'Logo, colores y palabras, con vista previa.',
    },
    enrolment: { title: 'Registrar a la primera persona', text: 'Empiece aquí o por la API.' },
  },
} satisfies typeof en;
