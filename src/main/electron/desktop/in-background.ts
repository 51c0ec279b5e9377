/** The argument that starts the program without a window where the tray icon is there to open one. */
export const IN_BACKGROUND = '--background';
