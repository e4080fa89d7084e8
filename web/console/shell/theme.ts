/** Light or dark: as the system says until somebody chooses. */
import { useEffect, useState } from 'react';

type Theme = 'light' | 'dark';

const storageKey = 'console-theme';
const darkSystem = '(prefers-color-scheme: dark)';

function readTheme(): Theme {
  const chosen = localStorage.getItem(storageKey);
  if (chosen === 'light' || chosen === 'dark') return chosen;
  return matchMedia(darkSystem).matches ? 'dark' : 'light';
}

export function useTheme(): { readonly theme: Theme; toggle(): void } {
  const [theme, setTheme] = useState(readTheme);
  useEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);
  const toggle = () => {
    const next = theme === 'dark' ? 'light' : 'dark';
    localStorage.setItem(storageKey, next);
    setTheme(next);
  };
  return { theme, toggle };
}
