/** How the window looks; `system` follows the computer. Without zod, since the program starts with it. */
export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];
