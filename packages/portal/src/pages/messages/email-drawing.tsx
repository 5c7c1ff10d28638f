import type { MessagePreview } from '@selfsame/contract';
import { Fragment } from 'react';
import classes from './preview-pane.module.css';

/** A run of words with the link marked. */
const withLinks = (text: string, link: string) =>
  text.split(link).map((piece, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text
    <Fragment key={at}>
      {at > 0 && <span className={classes.address}>{link}</span>}
      {piece}
    </Fragment>
  ));

/** The e-mail as a mail program draws it; nothing of it can be clicked. */
export function EmailDrawing({ preview }: { preview: MessagePreview }) {
  const { Email, Link } = preview;
  const paragraphs = Email.Text.trim().split('\n\n');
  return (
    <div className={classes.email} lang={preview.Locale}>
      {paragraphs.map((paragraph, at) =>
        paragraph.trim() === Link && Email.ButtonLabel !== null ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs of one text
          <Fragment key={at}>
            <p>
              <span className={classes.button}>{Email.ButtonLabel}</span>
            </p>
            <p>{withLinks(paragraph, Link)}</p>
          </Fragment>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs of one text
          <p key={at}>{withLinks(paragraph, Link)}</p>
        ),
      )}
    </div>
  );
}
