export const isMac = navigator.userAgent.includes('Macintosh');

/** The key that goes with commands, as it is printed on the keyboard. */
export const modKey = isMac ? '⌘' : 'Ctrl';

/** Every key of the window, in the groups that the help shows. */
export const shortcutGroups: readonly { title: string; keys: readonly { keys: readonly string[]; does: string }[] }[] = [
  {
    title: 'Everywhere',
    keys: [
      { keys: [modKey, 'K'], does: 'Search people, timeline and commands' },
      { keys: [modKey, 'L'], does: 'Log what happened' },
      { keys: [modKey, 'Z'], does: 'Undo' },
      { keys: isMac ? ['⌘', 'Shift', 'Z'] : ['Ctrl', 'Y'], does: 'Redo' },
      { keys: ['Alt', '←'], does: 'Back' },
      { keys: ['Alt', '→'], does: 'Forward' },
      { keys: ['?'], does: 'Show these keys' },
      { keys: ['Esc'], does: 'Close a dialog or menu' },
    ],
  },
  {
    title: 'On Today',
    keys: [
      { keys: ['↑', '↓'], does: 'Move between the lines' },
      { keys: ['Enter'], does: 'Open the person' },
      { keys: ['L'], does: 'Log with the person' },
      { keys: ['D'], does: 'Done, or thanked' },
      { keys: ['S'], does: 'Snooze' },
    ],
  },
  {
    title: 'On Follow-ups',
    keys: [
      { keys: ['↑', '↓'], does: 'Move between the lines' },
      { keys: ['L'], does: 'Log and mark done' },
      { keys: ['D'], does: 'Done' },
      { keys: ['S'], does: 'Snooze' },
      { keys: ['E'], does: 'Edit' },
      { keys: ['X'], does: 'Select, or no longer' },
      { keys: ['Shift', '↑', '↓'], does: 'A day earlier or later; in the month, a week' },
      { keys: ['Shift', '←', '→'], does: 'In the month, a day earlier or later' },
      { keys: ['PgUp', 'PgDn'], does: 'In the month, the one before or after' },
      { keys: ['N'], does: 'In the month, plan something on the day' },
    ],
  },
  {
    title: 'In the weekly review',
    keys: [
      { keys: ['N'], does: 'Next step' },
      { keys: ['B'], does: 'Step before' },
      { keys: ['↓'], does: 'To the lines, which have the keys of Today' },
    ],
  },
  {
    title: 'On People',
    keys: [
      { keys: ['/'], does: 'Search people' },
      { keys: ['N'], does: 'New person' },
      { keys: ['↑', '↓'], does: 'Move between people' },
      { keys: ['PgUp', 'PgDn'], does: 'Move a page' },
      { keys: ['Home', 'End'], does: 'First or last person' },
      { keys: ['Space'], does: 'Select the person, or no longer' },
      { keys: ['Shift', '↑', '↓'], does: 'Select a range' },
      { keys: [modKey, 'A'], does: 'Select everybody of the list' },
      { keys: ['Esc'], does: 'Select nobody' },
      { keys: ['Enter'], does: 'Open the person' },
      { keys: ['L'], does: 'Log with the person' },
      { keys: ['Shift', 'F10'], does: 'Menu of the person' },
    ],
  },
  {
    title: 'On Organizations',
    keys: [
      { keys: ['/'], does: 'Search organizations' },
      { keys: ['N'], does: 'New organization' },
      { keys: ['↑', '↓'], does: 'Move between organizations' },
      { keys: ['Enter'], does: 'Open the organization' },
    ],
  },
  {
    title: 'On Duplicates',
    keys: [
      { keys: ['↑', '↓'], does: 'Move between suspects' },
      { keys: ['Enter'], does: 'Compare and merge' },
      { keys: ['N'], does: 'Not the same person' },
      { keys: ['S'], does: 'Skip' },
      { keys: ['/'], does: 'Search by name' },
    ],
  },
  {
    title: 'In a form',
    keys: [
      { keys: ['Enter'], does: 'Save, from a field of one line' },
      { keys: [modKey, '↵'], does: 'Save, from any field' },
    ],
  },
  {
    title: 'In a chart',
    keys: [
      { keys: ['←', '→'], does: 'Move along the points' },
      { keys: ['Enter'], does: 'Select the point' },
    ],
  },
];
