import { type ListOperationId, operationById, type SearchMetadata } from '@selfsame/contract';
import type { ListDeclaration } from '../platform/http/list-query.ts';

/** How each list is declared, by its operation. */
export type ListDeclarations = Readonly<Record<ListOperationId, ListDeclaration>>;

/** What each list can be filtered and sorted by, told from the declarations that read its requests. */
export const readSearchMetadata = (declarations: ListDeclarations): SearchMetadata => ({
  Lists: Object.entries(declarations).map(([id, { fields, defaults }]) => ({
    Operation: id,
    Path: operationById(id as ListOperationId).path,
    DefaultSort: defaults.sort,
    Fields: Object.entries(fields).map(([Name, { kind }]) => ({
      Name,
      Type: kind,
      IsFilterable: true,
      IsSortable: true,
      IsPrefixAllowed: kind === 'text' || kind === 'label',
    })),
  })),
});
