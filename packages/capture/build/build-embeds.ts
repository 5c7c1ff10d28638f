import { join } from 'node:path';

const source = join(import.meta.dirname, '../../embed/src');

/** Classic scripts for pages that embed the capture page: file in the built folder → entry in packages/embed. */
const embeds: Readonly<Record<string, string>> = {
  'controlhandler.js': 'control-handler.ts',
  'webauthhandler.js': 'webauth-handler.ts',
  'embed/selfsame-capture.js': 'define.ts',
};

/** Whether a built file is for pages that embed the capture page, and not of the page itself. */
export const isEmbed = (file: string): boolean => Object.hasOwn(embeds, file);

/** Bundles them into a folder, each into one file that works as a classic script and as a module. */
export async function buildEmbeds(outDir: string): Promise<void> {
  const { build } = await import('vite');
  for (const [file, entry] of Object.entries(embeds)) {
    await build({
      root: source,
      configFile: false,
      logLevel: 'warn',
      publicDir: false,
      build: {
        outDir,
        emptyOutDir: false,
        target: ['safari16.4', 'chrome105', 'firefox110'],
        minify: true,
        reportCompressedSize: false,
        lib: { entry: join(source, entry), formats: ['iife'], name: 'selfsameEmbed', fileName: () => file },
        rolldownOptions: { onLog: (level, log, report) => log.code === 'EMPTY_BUNDLE' || report(level, log) },
      },
    });
  }
}
