import { Button } from '@mantine/core';
import { CodeBlock } from '../../parts/code-block.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { ShowOnce } from '../../parts/show-once.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { profileTexts } from './profile-texts.ts';

/** Shows new recovery codes, once. */
export function RecoveryCodes({ codes, onClose }: { codes: readonly string[]; onClose: () => void }) {
  const texts = useTexts(profileTexts);
  return (
    <Dialog opened={codes.length > 0} onClose={onClose} title={texts.codesTitle} closeOnClickOutside={false}>
      <ShowOnce
        words={{ warningText: texts.codesOnce, done: texts.codesKept }}
        onClose={onClose}
        actions={
          <Button variant="default" onClick={() => print()}>
            {texts.print}
          </Button>
        }
      >
        <CodeBlock code={codes.join('\n')} name={texts.codesTitle} />
      </ShowOnce>
    </Dialog>
  );
}
