import type { ReactNode } from 'react';
import classes from './tag.module.css';

/** A word about a thing that is no state of it: "You", "Sandbox". */
export const Tag = ({ children }: { children: ReactNode }) => <span className={classes.tag}>{children}</span>;
