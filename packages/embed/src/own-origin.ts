/**
 * Where a classic script of ours came from; null where nothing tells. A script in a shadow root has no `currentScript`, but
 * its stack names it.
 * @param file the script's name, for instance `controlhandler.js`
 */
export function readOwnOrigin(file: string): string | null {
  const script = document.currentScript;
  const own = script instanceof HTMLScriptElement ? script.src : '';
  const named = new RegExp(`https?://[^\\s)]+?/${file.replace('.', '\\.')}`).exec(new Error().stack ?? '');
  const address = own || named?.[0];
  return address ? new URL(address).origin : null;
}
