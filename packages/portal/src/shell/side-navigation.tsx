import { NavLink } from 'react-router';
import { useTexts } from '../texts/define-texts.ts';
import classes from './app-frame.module.css';
import { shellTexts } from './shell-texts.ts';
import { useNavigationEntries } from './use-navigation-entries.ts';

const sections = ['work', 'settings', 'developers'] as const;

/** The sidebar's lists. */
export function SideNavigation() {
  const texts = useTexts(shellTexts);
  const entries = useNavigationEntries();
  return sections.map((section) => {
    const own = entries.filter(({ navigation }) => navigation.section === section);
    if (own.length === 0) return null;
    return (
      <div key={section}>
        {section !== 'work' && <div className={classes.sectionTitle}>{texts.sections[section]}</div>}
        <ul className={classes.list} aria-label={texts.sections[section]}>
          {own.map(({ path, navigation: { label, icon: Drawing } }) => (
            <li key={path}>
              <NavLink to={path} end={path === '/'} className={classes.entry}>
                <Drawing size={19} stroke={1.7} aria-hidden />
                {texts.pages[label]}
              </NavLink>
            </li>
          ))}
        </ul>
      </div>
    );
  });
}
