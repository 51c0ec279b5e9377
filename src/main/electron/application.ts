/** One running Rapport: the threads, the window and what connects them. */
import type { BackupsView, RestoreSummary } from '@shared/backup-views';
import type { CalendarFileView } from '@shared/calendar-file-views';
import type { WindowErrand } from '@shared/desktop-views';
import type { Settings } from '@shared/domain/settings';
import { AppError } from '@shared/errors';
import type { FoundBackups } from '@shared/recovery-views';
import { app, type BrowserWindow, nativeTheme } from 'electron';
import { describeFault } from '../threads/fault';
import type { Router } from '../threads/router';
import { askBeforeClose } from './ask-before-close';
import { CalendarFileKeeper } from './calendar-file';
import { ChosenFiles } from './chosen-files';
import type { DecodedRequest } from './decode';
import { dueFollowUps } from './desktop/due-follow-ups';
import type { DesktopPresence } from './desktop/presence';
import { answerRequests } from './ipc';
import type { Log } from './log';
import { setMenu } from './menu';
import { safeModeUrl, windowUrl } from './origin';
import { Recovery, startCheck } from './recovery';
import { sendEvent } from './send-event';
import { createRouter } from './threads';
import { watchPage } from './troubles';
import { createWindow, focusWindow, followTheme, loadPage } from './window';
import { openDataFolder, showLog, windowRequests } from './window-requests';
import { readWindowState, type WindowState, writeWindowState } from './window-state';

/** From the first paint to the first look whether a backup is due. */
const FIRST_BACKUP_MS = 30_000;
const BACKUPS_EVERY_MS = 3_600_000;
/** From the first paint to the look at notifications and tray icon. */
const DESKTOP_AFTER_MS = 1_500;
/** How long after the first paint the whole database is read once, ms: nobody should have to wait for it. */
const CHECK_AFTER_MS = 4_000;

export class Application {
  readonly #profileDir: string;
  readonly #log: Log;
  #router: Router;
  readonly #state: WindowState;
  readonly #chosenFiles = new ChosenFiles();
  /** Outlives the page, not the program. */
  readonly #draft: { text: string | null } = { text: null };
  #window: BrowserWindow | null = null;
  #backups: NodeJS.Timeout | undefined;
  readonly #calendarFile = new CalendarFileKeeper({
    router: () => this.#router,
    changed: () => {
      if (this.#window) sendEvent(this.#window, 'changed', { tables: ['setting'], contactIds: [] });
    },
    onFault: (error) => this.#log.error(`the calendar file is not written: ${describeFault(error)}`),
  });
  /** While the database can't be used. */
  #recovery: Recovery | null = null;
  #check: { end(): Promise<void> } | null = null;
  #isClosing = false;
  #desktop: Promise<DesktopPresence> | null = null;
  #presence: DesktopPresence | null = null;
  /** What the page was asked for before it could hear; null: nothing. */
  #errand: WindowErrand | null = null;
  #isListening = false;

  /** Starts the data thread at once: it opens the database while Electron is still getting ready. */
  constructor(profileDir: string, log: Log) {
    this.#profileDir = profileDir;
    this.#log = log;
    this.#state = readWindowState(profileDir);
    nativeTheme.themeSource = this.#state.theme;
    this.#router = this.#createRouter();
    this.#do('the database is not opened', async () => {
      try {
        await this.#begin();
      } catch (error) {
        await this.#enterSafeMode(error);
      }
    });
  }

  #createRouter(): Router {
    return createRouter(this.#profileDir, {
      emit: (name, payload) => {
        if (this.#window) sendEvent(this.#window, name, payload);
        if ('tables' in payload) this.#calendarFile.noticed(payload);
        if (name === 'changed') this.#presence?.refreshSoon();
      },
      onFault: (text) => this.#log.error(text),
    });
  }

  async #begin(): Promise<void> {
    await this.#router.open();
    const { theme } = (await this.#router.request('settings.get', {})) as Settings;
    this.#applyTheme(theme);
  }

  /** Nobody touches the database any more; the window shows what is wrong with it and what can be done. */
  async #enterSafeMode(error: unknown, isReadable = false): Promise<void> {
    if (this.#recovery) return;
    const closed = this.#router.close();
    this.#recovery = new Recovery({ profileDir: this.#profileDir, log: this.#log, error, isReadable, closed });
    this.#log.info(`safe mode: ${this.#recovery.state.problem}`);
    // One that opens from now on begins with that page: loaded again, it would forget what was begun on it.
    const before = this.#window;
    await closed;
    if (before !== null && before === this.#window) loadPage(before, safeModeUrl, this.#log);
  }

  async #reopen(): Promise<void> {
    await this.#recovery?.close();
    const before = this.#router;
    this.#router = this.#createRouter();
    try {
      await this.#begin();
    } catch (error) {
      await this.#router.close();
      this.#router = before;
      // It may be another one by now.
      this.#recovery = new Recovery({ profileDir: this.#profileDir, log: this.#log, error, closed: Promise.resolve() });
      throw error;
    }
    this.#recovery = null;
    if (!this.#window) return;
    this.#answer(this.#window);
    loadPage(this.#window, windowUrl, this.#log);
  }

  /** Damage in places that nobody asks for would otherwise come to light only when it is too late for the backups. */
  async #lookThrough(): Promise<void> {
    if (this.#recovery || this.#check) return;
    const check = startCheck(this.#profileDir, this.#log);
    this.#check = check;
    const { isSound, changed } = await check.result;
    const told = changed === null ? '' : ` In it, ${changed}.`;
    if (!isSound) await this.#enterSafeMode(new AppError('damaged', `The data file is damaged.${told} Nothing was deleted.`));
    else if (changed !== null) {
      const cause = 'A disk that begins to fail does that, and so do programs that copy or sync files.';
      await this.#enterSafeMode(
        new AppError('damaged', `Since Rapport was closed, something else changed the data file.${told} ${cause}`),
        true,
      );
    }
  }

  /** Opens the window, or brings it to the front. */
  showWindow(): void {
    // One that is being closed is gone some moments before it says so.
    if (this.#window && !this.#window.isDestroyed()) {
      focusWindow(this.#window);
      return;
    }
    const window = createWindow({
      profileDir: this.#profileDir,
      state: this.#state,
      log: this.#log,
      url: this.#recovery ? safeModeUrl : windowUrl,
    });
    this.#window = window;
    window.once('closed', () => {
      if (this.#window === window) this.#window = null;
    });
    this.#isListening = false;
    window.webContents.on('did-start-loading', () => {
      this.#isListening = false;
    });
    followTheme(window);
    watchPage(window, this.#log);
    askBeforeClose(window, {
      running: () => [...this.#router.running, ...(this.#recovery?.running ?? [])],
      stop: () => {
        this.#router.cancelAll();
        this.#recovery?.cancelAll();
      },
      onFault: (error) => this.#log.error(`closing was not asked about: ${describeFault(error)}`),
    });
    this.#answer(window);
    window.once('ready-to-show', () => {
      // Building it takes time that the page should have.
      this.#setMenu();
      this.#scheduleBackups();
      this.#do('the calendar file is not looked at', () => this.#keepCalendarFile());
      this.#startDesktop();
      setTimeout(() => this.#do('the database is not checked', () => this.#lookThrough()), CHECK_AFTER_MS).unref();
    });
  }

  #answer(window: BrowserWindow): void {
    const router = this.#router;
    const chosenFiles = this.#chosenFiles;
    const recovery = { find: () => this.#recovery, reopen: () => this.#reopen() };
    const desktop = {
      presence: () => this.#openDesktop(),
      listen: () => {
        this.#isListening = true;
        const errand = this.#errand;
        this.#errand = null;
        return errand;
      },
    };
    answerRequests({
      window,
      router,
      chosenFiles,
      handlers: windowRequests({ window, router, chosenFiles, profileDir: this.#profileDir, recovery, desktop, draft: this.#draft }),
      log: this.#log,
      onDone: (request, value) => this.#afterRequest(request, value),
      onDamage: (error) => this.#do('safe mode', () => this.#enterSafeMode(error)),
    });
  }

  async close(): Promise<void> {
    clearTimeout(this.#backups);
    this.#calendarFile.stop();
    this.#presence?.close();
    this.#isClosing = true;
    await this.#check?.end();
    await this.#recovery?.close();
    await this.#router.close();
  }

  #afterRequest({ name }: DecodedRequest, value: unknown): void {
    if (name === 'settings.update') this.#applyTheme((value as Settings).theme);
    // Its own backups need not be chosen in a dialog.
    if (name === 'backup.list') this.#chosenFiles.add((value as BackupsView).backups.map(({ file }) => file));
    if (name === 'recovery.backups') this.#chosenFiles.add((value as FoundBackups).backups.map(({ file }) => file));
    if (name === 'calendarFile.use') this.#calendarFile.use(value as CalendarFileView);
    if (name === 'backup.restore') this.#afterRestore(value as RestoreSummary);
    // The snapshot that was taken before is packed.
    if (name === 'import.apply') this.#backUp();
  }

  #afterRestore({ before }: RestoreSummary): void {
    this.#chosenFiles.add([before.file]);
    this.#do('settings are not read', async () => this.#applyTheme(((await this.#router.request('settings.get', {})) as Settings).theme));
  }

  /** Makes the backups that are due. */
  #backUp(): void {
    this.#do('no backup was made', async () => {
      if (this.#recovery) return;
      try {
        await this.#router.request('backup.automatic', { jobId: 'automatic-backup' });
      } catch (error) {
        // The program ends, or one is under way already: what is due is made next time.
        if (!(error instanceof AppError && (error.code === 'cancelled' || error.code === 'conflict'))) throw error;
      }
    });
  }

  /** Long after the window is there, and then again and again, for a program that is never closed. */
  #scheduleBackups(): void {
    if (this.#backups) return;
    this.#backups = setTimeout(() => {
      this.#backUp();
      this.#backups = setInterval(() => this.#backUp(), BACKUPS_EVERY_MS);
    }, FIRST_BACKUP_MS);
  }

  async #keepCalendarFile(): Promise<void> {
    if (this.#recovery) return;
    this.#calendarFile.use((await this.#router.request('calendarFile.get', {})) as CalendarFileView);
  }

  #applyTheme(theme: Settings['theme']): void {
    if (theme === this.#state.theme) return;
    this.#state.theme = theme;
    nativeTheme.themeSource = theme;
    writeWindowState(this.#profileDir, this.#state);
    if (app.isReady()) this.#setMenu();
  }

  #setMenu(): void {
    setMenu({
      theme: this.#state.theme,
      isDevelopment: import.meta.env.DEV,
      send: (command) => this.#send({ command }),
      chooseTheme: (theme) =>
        this.#do('the theme is not changed', async () => {
          await this.#router.request('settings.update', { patch: { theme } });
          this.#applyTheme(theme);
        }),
      showLog: () => this.#do('the log is not shown', () => showLog(this.#profileDir)),
      openDataFolder: () => this.#do('the data folder is not shown', () => openDataFolder(this.#profileDir)),
    });
  }

  #send(errand: WindowErrand): void {
    this.showWindow();
    if (this.#window && this.#isListening) sendEvent(this.#window, 'command', errand);
    else this.#errand = errand;
  }

  /** The program goes on without a window. */
  get staysRunning(): boolean {
    return this.#presence?.staysRunning ?? false;
  }

  /** As `showWindow`, but without a window where the tray icon is there to open one. */
  async startInBackground(): Promise<void> {
    await this.#openDesktop();
    if (!this.staysRunning) {
      this.showWindow();
      return;
    }
    this.#scheduleBackups();
    this.#do('the calendar file is not looked at', () => this.#keepCalendarFile());
    this.#startDesktop();
  }

  /** Its code is read when it is needed: the first paint goes before. */
  #openDesktop(): Promise<DesktopPresence> {
    this.#desktop ??= import('./desktop/presence').then(({ DesktopPresence }) => {
      this.#presence = new DesktopPresence({
        profileDir: this.#profileDir,
        log: this.#log,
        due: async () => (this.#recovery ? null : await dueFollowUps(this.#router)),
        window: () => this.#window,
        open: () => this.showWindow(),
        send: (errand) => this.#send(errand),
      });
      return this.#presence;
    });
    return this.#desktop;
  }

  #startDesktop(): void {
    setTimeout(() => this.#do('notifications and tray icon', async () => (await this.#openDesktop()).start()), DESKTOP_AFTER_MS).unref();
  }

  /** Work that nobody waits for: a failure goes to the log. */
  #do(failure: string, work: () => Promise<void>): void {
    work().catch((error: unknown) => {
      // What is stopped because the program ends is no failure.
      if (!(this.#isClosing && error instanceof AppError && error.code === 'cancelled'))
        this.#log.error(`${failure}: ${describeFault(error)}`);
    });
  }
}
