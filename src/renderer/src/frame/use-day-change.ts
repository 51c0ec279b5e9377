import { useEffect } from 'react';
import { today } from '../format';
import { refreshTables } from '../store/query-cache';
import { allTables } from '../store/tables';

/** What is due and what has faded changes at midnight, also while the window stays open or the computer slept. */
export function useDayChange(): void {
  useEffect(() => {
    let day = today();
    const check = () => {
      if (today() === day) return;
      day = today();
      refreshTables(allTables);
    };
    const timer = window.setInterval(check, 60_000);
    window.addEventListener('focus', check);
    return () => {
      window.clearInterval(timer);
      window.removeEventListener('focus', check);
    };
  }, []);
}
