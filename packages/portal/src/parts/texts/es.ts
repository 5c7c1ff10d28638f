import { plural } from '../../texts/plural.ts';
import type en from './en.ts';

export default {
  table: {
    chooseAll: 'Elegir todas las filas de esta página',
    choose: (name: string) => `Elegir ${name}`,
    columns: 'Columnas',
    resetColumns: 'Mostrar todas las columnas',
    rowsPerPage: 'Filas por página',
    pages: 'Páginas',
    previous: 'Página anterior',
    next: 'Página siguiente',
    range: (from: string, to: string, total: string) => `${from}–${to} de ${total}`,
    total: (count: number) =>
      plural('es', count, { one: '# entrada encontrada', other: '# entradas encontradas' }),
    none: 'No se encontró nada',
    noMatch: 'Nada coincide',
    noMatchAdvice: 'Cambie la búsqueda o quite filtros.',
    clearFilters: 'Borrar búsqueda y filtros',
    loading: 'Cargando …',
    sortBy: 'Ordenar por',
    ascending: 'ascendente',
    descending: 'descendente',
    notSorted: 'sin ordenar',
    sortAction: (column: string) => `Ordenar por ${column}`,
    scrollable: 'Tabla, se desplaza de lado',
  },
  live: { on: 'En directo', lost: 'Reconectando…' },
  duration: {
    unit: (label: string) => `${label}, unidad`,
    bounds: (least: string, most: string) => `De ${least} a ${most}.`,
  },
  day: { incomplete: 'Todavía no es una fecha completa.' },
  search: 'Buscar',
  clearSearch: 'Borrar la búsqueda',
  filters: 'Filtros',
  any: 'Todos',
  copy: (name: string) => `Copiar ${name}`,
  copied: 'Copiado',
  confirm: {
    cancel: 'Cancelar',
    typeToConfirm: (phrase: string) => `Escriba «${phrase}» para confirmar`,
    irreversible: 'Esto no se puede deshacer.',
  },
  undo: 'Deshacer',
  undone: 'Deshecho.',
  dismiss: 'Cerrar',
  chart: {
    showTable: 'Mostrar como tabla',
    hideTable: 'Ocultar la tabla',
    nothing: 'No hay datos en este periodo.',
  },
  quota: {
    of: (used: string, most: string) => `${used} de ${most}`,
    names: {
      Accounts: 'Usuarios',
      TransactionsPerDay: 'Transacciones en un día (UTC)',
      AnalysesAtOnce: 'Análisis a la vez, en cada servidor',
      StorageBytes: 'Imágenes y rostros',
    },
  },
  empty: '—',
} satisfies typeof en;
