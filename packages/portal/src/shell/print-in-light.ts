const attribute = 'data-mantine-color-scheme';

/** Paper is white: what is printed is drawn in the light scheme, whatever the screen shows. */
export function printInLight(): void {
  const root = document.documentElement;
  let onScreen: string | null = null;
  addEventListener('beforeprint', () => {
    onScreen = root.getAttribute(attribute);
    root.setAttribute(attribute, 'light');
  });
  addEventListener('afterprint', () => {
    if (onScreen) root.setAttribute(attribute, onScreen);
  });
}
