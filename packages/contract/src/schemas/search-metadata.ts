import { type Static, Type } from 'typebox';

/** How values of a list's field are written and compared. */
export const listFieldTypes = ['text', 'label', 'choice', 'integer', 'boolean', 'guid', 'instant'] as const;
export type ListFieldType = (typeof listFieldTypes)[number];

/** What each list can be filtered and sorted by. */
export const SearchMetadata = Type.Object(
  {
    Lists: Type.Array(
      Type.Object({
        Operation: Type.String({ description: 'Its operationId', examples: ['GetAccounts'] }),
        Path: Type.String({ examples: ['/accounts'] }),
        DefaultSort: Type.String({ examples: ['ModifiedDate,desc'] }),
        Fields: Type.Array(
          Type.Object({
            Name: Type.String({ examples: ['DisplayName'] }),
            Type: Type.Unsafe<ListFieldType>({
              type: 'string',
              enum: [...listFieldTypes],
              description:
                'text: exact; label: upper and lower case are the same; choice, integer: several may be joined by comma; instant: a day, an instant or `from..to`',
            }),
            IsFilterable: Type.Boolean(),
            IsSortable: Type.Boolean(),
            IsPrefixAllowed: Type.Boolean({ description: 'Whether a trailing `*` may stand in its filter' }),
          }),
        ),
      }),
    ),
  },
  { $id: 'SearchMetadata' },
);
export type SearchMetadata = Static<typeof SearchMetadata>;
