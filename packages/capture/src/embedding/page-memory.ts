/** What a tab remembers over a reload; a browser that forbids it remembers nothing. */
export interface PageMemory {
  read(key: string): string | null;
  write(key: string, value: string): void;
}

/** The memory of this tab. */
export const tabMemory: PageMemory = {
  read(key) {
    try {
      return sessionStorage.getItem(`selfsame:${key}`);
    } catch {
      return null;
    }
  },
  write(key, value) {
    try {
      sessionStorage.setItem(`selfsame:${key}`, value);
    } catch {
      // Blocked, as in a frame of another site: a reload then begins again from the link.
    }
  },
};
