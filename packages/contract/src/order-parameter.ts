/** The header by which a request of a sandbox orders its outcome, as OpenAPI describes it. */
export const orderParameter = {
  name: 'Selfsame-Sandbox-Outcome',
  in: 'header',
  required: false,
  description:
    'In a sandbox only: how the transaction comes out, and what the user is told after a capture that was not usable. The clients call it `order`.',
  schema: { type: 'string' },
  example: 'attemptsUsed; remedies=MoreLight,HoldStill',
};
