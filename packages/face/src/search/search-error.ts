/** Every way 1:N search refuses. */
export type SearchErrorCode =
  | 'E_TEMPLATE_DIMENSION' // not as many components as the index holds
  | 'E_TEMPLATE_INVALID' // zero, NaN or infinite: no direction, so no cosine
  | 'E_SEARCH_ARGUMENT' // k, minCosine or an option out of range
  | 'E_SEARCH_OVERLOADED' // too many searches wait (answer 503)
  | 'E_SEARCH_UNAVAILABLE' // closed, or the worker died: build a new index from the database
  | 'E_GALLERY_FULL'; // the 4 GiB of one worker hold no further row

/** Thrown by the search index; `code` says which. Never holds a template or an id. */
export class SearchError extends Error {
  readonly code: SearchErrorCode;
  constructor(code: SearchErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'SearchError';
    this.code = code;
  }
}
