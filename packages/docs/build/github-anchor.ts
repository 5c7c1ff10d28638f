/** The anchor that GitHub gives a heading, without marks like `` ` ``: links in the documents are written for it. */
export const githubAnchor = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(/\s/g, '-');
