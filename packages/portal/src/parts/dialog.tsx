import { Modal, type ModalProps } from '@mantine/core';
import { useTexts } from '../texts/define-texts.ts';
import { partTexts } from './part-texts.ts';

/** A dialog whose closing button has a name. */
export function Dialog(props: ModalProps) {
  const texts = useTexts(partTexts);
  return <Modal centered closeButtonProps={{ 'aria-label': texts.dismiss }} {...props} />;
}
