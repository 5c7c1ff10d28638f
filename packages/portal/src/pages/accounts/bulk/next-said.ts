/** What a status line says, and since when, ms. */
export interface Said {
  text: string;
  /** What it is about: another topic is said at once. */
  topic: string;
  at: number;
}

/** How long a line stays before the next of its topic, ms: a screen reader reads each to its end. */
const paceMs = 4_000;

/** What a status line says next: the news, unless the last of the same topic is too fresh to be replaced. */
export function nextSaid(said: Said, news: Said): Said {
  if (news.topic === said.topic && (news.text === said.text || news.at - said.at < paceMs)) return said;
  return news;
}
