import { NavLink } from 'react-router';
import classes from './sub-navigation.module.css';

/** The pages that belong together, below the title of each of them. */
export const SubNavigation = ({
  label,
  pages,
}: {
  /** What they have in common, for screen readers. */
  label: string;
  pages: { to: string; label: string }[];
}) => (
  <nav aria-label={label} className="portal-no-print">
    <ul className={classes.list}>
      {pages.map((page) => (
        <li key={page.to}>
          <NavLink to={page.to} end className={classes.link!}>
            {page.label}
          </NavLink>
        </li>
      ))}
    </ul>
  </nav>
);
