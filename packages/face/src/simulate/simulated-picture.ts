import { Buffer } from 'node:buffer';

/** A drawn head with the word SANDBOX under it, JPEG, 240 × 320. */
const drawing = Buffer.from(
  [
    '/9j/2wBDABsbGxscGx4hIR4qLSgtKj04MzM4PV1CR0JHQl2NWGdYWGdYjX2Xe3N7l33gsJycsOD/2c7Z////////////////',
    '2wBDARsbGxscGx4hIR4qLSgtKj04MzM4PV1CR0JHQl2NWGdYWGdYjX2Xe3N7l33gsJycsOD/2c7Z////////////////wgAR',
    'CAFAAPADASIAAhEBAxEB/8QAGQABAAMBAQAAAAAAAAAAAAAAAAMEBQIB/8QAFAEBAAAAAAAAAAAAAAAAAAAAAP/aAAwDAQAC',
    'EAMQAAAA3AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAADk6RCVz0AAAAAAAAAADw9gggJYgASxC9PlTl',
    '556AAAAAAAAKM9EAAAAAnvZV4nAAAAAAAOSjEAAAAACWIarnoAAAAAARSxGeAAAAAADQlilAAAAAAHPQyksQAAAAAJS90AAA',
    'AAAAEFHVokAAAAAF6C8AAAAAAAAPPRRg1YCiliABKRTzznnoAAAAAAAAAAOehElHPQAAAAAAAAAAAAAAAAAAAAAAAADw9Vqx',
    'eipizzAJkIn6rC5LnDVZtksvPQAAAAARHtHnwAAAAAAA7vZ3pqIpQAAADjPlgAAAAAAAAAOtDNnLwAAEclMrAAAAAAAAAAA0',
    'ZKdwAAUbkJZjnzytdp7ZQpbmIamZu0zmvqUieLnoztOO+VKV6MqaE+MXqehUOub/AEZ1rL0joAENO1ASalaEi1MuI2cuKU06',
    '8NQ2qKuWu+YhoYWiR2oqZq5Pl87pyVjV9zeCK7DIWAAValuoAAAAAAAAAAALdS2Wgf/EADcQAAIBAgMFBAkDBAMAAAAAAAEC',
    'AwAEERIhEzAxQEEFIFFhEDIzQlJxcoGhFCI0FSNgcHOxwf/aAAgBAQABPwD/AG+WUcWArbR/FW2j+KgyngwPMvOq6DU00rt1',
    '7qyuvWknVtDoeVJAGJqWYtoOG5imKaHUUCCMRyc0uY4Dhu4ZcpwPA8lO+VcBxO9gfMuB4jkZWzOd7E2VxyDHBWPgN+pxVT4j',
    'fzezbfw+zXfzezbfw+zXfsMVYeI36jBVHgOQlXK53sS5nHIzpmXEcRvYEyrieJ5KaLKcRw3cMWY4ngOTIBGBqWErqNRuYoS2',
    'p0FAADAcq8CtqNDTROvTurE7dKSBV1Op5kqp4qDWxj+GtjH8NBVHBQP8yaWNeLUbleimjct0ArbyVt5firby/FW3koXLdQKF',
    'yvVTQljbg3JEgDE09wBoopnduJ3au68DSXAOjCgQRiDvpJFQedPIznXfpIyHQ1HIrjz3ksgQedEljieRBIOIqKQOPPdOwRST',
    'TMWJJ5NWKkEUjB1BG5nfM2A4DlYHytgeB3EjZEJ5eNs6A9+4bULy9u2pXvhGnmKr1NfoYE9eQ1LZxrG7pITgPRbWonVmYkCr',
    'q1ECqykn0Ds9CoOc0ylGKniDUlmiQGTMeFW0AncqSRgK/pyfG1SdnsBij40QQSDSWMbRo5c6qDX6GE8JqngaBsD9jUULSnAf',
    'c1+hgX15DUthgMYmxqJEaQK5Ixq5tNioZSSKtrYzkknBRUiRwTKEYkjj3nOCsfKrF1SfXqMKubRpnzh6kt54QSRp4j0fxrTz',
    'C/k1pc2nmV/I9DPs4s3gBV/ECFmWp/4Z+gV2d7V/prtD2yfRVhM5cxkkjCr9AsiMOopBmt0HjGKgtHhlDlxV/IGdUHu1ZIFg',
    'Xz1qRzI7MTXZ8hIdDV6oWdsOoBq1lE8RjfiBUjLaQYLx6USSSTSnFVPiO7OcIzSRvISFGJAxpZ7mLTFvkaiYyRAuuGI1FWse',
    '0nHgNanSKQBXfD71AkUYKo+P3q7j2c7eB1FT/wARvpFWbiWJoGq4GW1ceC12d7V/pq/R2mXBSf2VZW7oxkcYVfOpkCr7opcR',
    'ar/xf+Vby3JmQZnIx1rtBV2SnrmqycNAB1WpoXikKkVYRMis7DDGrtxJcNl+VRIlpAWbjxNApeQeB/6NMpRip4ioDjGO7ceo',
    'PnUMzQvnUA0O0fGKpr55FKquUGra5EGb+3mJqaUzSFzUMphkDgVc3Iny/sykVJe54THs8NOONRSGJ1cdKlvtrGybPDHzq3n2',
    'DlsuOIo9pHpF+akv5nGAAX0Jf5EVdlwAHGj2kekX5qaeScgt9hUUrxNmQ0O0fGOpr6RxgoyioZFifOUzVcXTT4aYAVBO0D4g',
    'YjqKuJ1nIbZ5TVv6h+fdueC8zbcG7tz7n35m29/0/wD/xAAUEQEAAAAAAAAAAAAAAAAAAACA/9oACAECAQE/ABZ//8QAFBEB',
    'AAAAAAAAAAAAAAAAAAAAgP/aAAgBAwEBPwAWf//Z',
  ].join(''),
  'base64',
);

/**
 * The picture of a capture that no camera took; a JPEG that shows what it is.
 * @param name makes its bytes differ from those of every other name; at most 1,000 characters
 */
export function simulatedPicture(name: string): Buffer {
  const text = Buffer.from(name, 'utf8');
  // A comment (ISO/IEC 10918-1 B.2.4.5) after the start of the image.
  const comment = Buffer.from([0xff, 0xfe, (text.length + 2) >> 8, (text.length + 2) & 0xff]);
  return Buffer.concat([drawing.subarray(0, 2), comment, text, drawing.subarray(2)]);
}
