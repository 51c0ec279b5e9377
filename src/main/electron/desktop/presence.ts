/** Rapport outside its window: notifications, the number on the icon, the tray icon, start at login. Local all of it. */
import type { DesktopPart, DesktopView, WindowErrand } from '@shared/desktop-views';
import { localDateOf } from '@shared/domain/calendar';
import { type DesktopPreferences, defaultDesktop, type desktopPatch } from '@shared/domain/desktop';
import { type DueThing, isTurn, nothingTold, noticeText, planNotices, type Told, type WallClock } from '@shared/domain/due-notices';
import { AppError } from '@shared/errors';
import { app, type BrowserWindow, Notification } from 'electron';
import type { z } from 'zod';
import { describeFault } from '../../threads/fault';
import type { Log } from '../log';
import { hasBadge, showBadge } from './badge';
import { readPreferences, readTold, withoutUndefined, writePreferences, writeTold } from './desktop-files';
import { setStartsAtLogin, startsAtLogin } from './start-at-login';
import { TrayIcon } from './tray-icon';

export interface PresenceOptions {
  profileDir: string;
  log: Log;
  /** What is due today or before; null while that can't be asked. */
  due(): Promise<readonly DueThing[] | null>;
  window(): BrowserWindow | null;
  /** Opens the window, or brings it to the front. */
  open(): void;
  /** As `open`, and has something shown there. */
  send(errand: WindowErrand): void;
}

const LOOK_EVERY_MS = 60_000;
/** A change is looked at when no other has followed for so long, ms. */
const AFTER_CHANGE_MS = 3_000;

const NOT_SUPPORTED = 'This system shows no notifications for Rapport. Its notification service may be switched off or missing.';

function wallClock(): WallClock {
  const now = new Date();
  return { date: localDateOf(now.getTime()), minute: now.getHours() * 60 + now.getMinutes() };
}

/** Days of the weekend, 1 Monday to 7 Sunday, as the system's region has it; `C` and the like have none. */
function weekendDays(): readonly number[] {
  const system = app.getSystemLocale();
  const tag = /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(system) ? system : 'en';
  const locale: Intl.Locale & { getWeekInfo?: () => { weekend: number[] } } = new Intl.Locale(tag);
  return locale.getWeekInfo?.().weekend ?? [6, 7];
}

export class DesktopPresence {
  readonly #options: PresenceOptions;
  readonly #problems: Partial<Record<DesktopPart, string>> = {};
  /** Those that are shown: without a reference a click on one would be lost. */
  readonly #shown = new Set<Notification>();
  #preferences: DesktopPreferences;
  #told: Told;
  #tray: TrayIcon | null = null;
  #timer: NodeJS.Timeout | undefined;
  #soon: NodeJS.Timeout | undefined;
  #looking: Promise<void> = Promise.resolve();
  /** The day of the last look. */
  #day = '';

  constructor(options: PresenceOptions) {
    this.#options = options;
    const { profileDir } = options;
    this.#preferences = this.#try('file', 'What was chosen about notifications and tray icon can’t be read; the defaults hold.', () =>
      readPreferences(profileDir),
    ) ?? { ...defaultDesktop };
    this.#told =
      this.#try('file', 'What was told already can’t be read; it may be told once more.', () => readTold(profileDir)) ?? nothingTold;
    this.#showTray();
  }

  /** Looks from now on every minute whether it is time; sleep and changes of the clock need nothing else. */
  start(): void {
    if (this.#timer) return;
    this.#timer = setInterval(() => {
      const clock = wallClock();
      if (clock.date !== this.#day || this.#isTurn(clock)) this.#look();
    }, LOOK_EVERY_MS);
    this.refreshSoon();
  }

  close(): void {
    clearInterval(this.#timer);
    clearTimeout(this.#soon);
    this.#tray?.remove();
    this.#tray = null;
  }

  /** Closing the window leaves the program running. */
  get staysRunning(): boolean {
    return this.#tray !== null && this.#preferences.keepRunning;
  }

  /** What is due may have changed. */
  refreshSoon(): void {
    clearTimeout(this.#soon);
    this.#soon = setTimeout(() => this.#look(), AFTER_CHANGE_MS);
  }

  view(): DesktopView {
    const { profileDir } = this.#options;
    return {
      preferences: { ...this.#preferences },
      startAtLogin:
        this.#try('startAtLogin', 'The system does not say whether it starts Rapport.', () => startsAtLogin(profileDir)) ?? false,
      supports: { notifications: Notification.isSupported(), badge: hasBadge() },
      problems: { ...this.#problems },
    };
  }

  /** @throws AppError `invalid`, or `file` when it can't be kept. */
  update(patch: z.infer<typeof desktopPatch>): DesktopView {
    const next = { ...this.#preferences, ...withoutUndefined(patch) };
    if (next.quietFrom === next.quietTo) {
      throw new AppError('invalid', 'The quiet hours end when they begin: choose another time', { field: 'patch.quietTo' });
    }
    try {
      writePreferences(this.#options.profileDir, next);
    } catch (error) {
      this.#options.log.error(`the desktop's settings: ${describeFault(error)}`);
      throw new AppError('file', 'The settings can’t be written to the data folder. Nothing was changed.', { cause: error });
    }
    delete this.#problems.file;
    this.#preferences = next;
    this.#showTray();
    this.#look();
    return this.view();
  }

  /** @throws AppError `file` */
  setStartAtLogin(on: boolean): DesktopView {
    try {
      setStartsAtLogin(this.#options.profileDir, on);
    } catch (error) {
      if (error instanceof AppError) throw error;
      this.#options.log.error(`start at login: ${describeFault(error)}`);
      throw new AppError('file', `The system did not let Rapport ${on ? 'be added to' : 'be removed from'} what starts at login.`, {
        cause: error,
      });
    }
    delete this.#problems.startAtLogin;
    return this.view();
  }

  /** @throws AppError `refused` where the system shows none. */
  test(): void {
    if (!Notification.isSupported()) throw new AppError('refused', NOT_SUPPORTED);
    delete this.#problems.notifications;
    this.#show('Notifications work', 'This is what one of Rapport looks like.', { command: 'settings' });
    if (this.#problems.notifications !== undefined) throw new AppError('refused', this.#problems.notifications);
  }

  #isTurn(clock: WallClock): boolean {
    return Notification.isSupported() && isTurn(clock, this.#preferences, this.#told, weekendDays());
  }

  /** One look after the other. */
  #look(): void {
    this.#looking = this.#looking
      .then(() => this.#lookNow())
      .catch((error: unknown) => this.#options.log.error(`what is due was not looked at: ${describeFault(error)}`));
  }

  async #lookNow(): Promise<void> {
    const { badge } = this.#preferences;
    const isWanted = badge && hasBadge();
    const clock = wallClock();
    this.#day = clock.date;
    if (!isWanted && !this.#isTurn(clock)) {
      this.#showBadge(0);
      return;
    }
    const due = await this.#options.due();
    if (due === null) return;
    this.#showBadge(badge ? due.length : 0);
    if (this.#isTurn(clock)) this.#tell(clock, due);
  }

  #tell(clock: WallClock, due: readonly DueThing[]): void {
    const { notices, told } = planNotices(clock, due, this.#preferences, this.#told);
    this.#told = told;
    // Before they are shown: if the program ends now, they are not shown again.
    this.#try('file', 'What was told can’t be written to the data folder; after a restart it may be told once more.', () =>
      writeTold(this.#options.profileDir, told),
    );
    for (const notice of notices) {
      const { title, body } = noticeText(notice, clock.date, this.#preferences.names);
      this.#show(title, body, { command: 'show', personId: notice.kind === 'one' ? notice.thing.personId : null });
    }
  }

  #show(title: string, body: string, errand: WindowErrand): void {
    this.#try('notifications', 'The last notification could not be shown.', () => {
      const notification = new Notification({ title, body });
      const forget = () => this.#shown.delete(notification);
      notification.on('click', () => {
        forget();
        this.#options.send(errand);
      });
      notification.on('close', forget);
      notification.on('failed', (_event, reason) => {
        forget();
        this.#problems.notifications = 'The last notification could not be shown.';
        this.#options.log.error(`a notification was not shown: ${reason}`);
      });
      this.#shown.add(notification);
      notification.show();
    });
  }

  #showBadge(count: number): void {
    this.#try('badge', 'The number on the icon could not be shown.', () => showBadge(count, this.#options.window()));
  }

  #showTray(): void {
    const { tray } = this.#preferences;
    if (tray === (this.#tray !== null)) return;
    delete this.#problems.tray;
    this.#try('tray', 'The icon could not be shown.', () => {
      this.#tray?.remove();
      this.#tray = null;
      const { open, send } = this.#options;
      if (tray) this.#tray = new TrayIcon({ open, send: (command) => send({ command }), quit: () => app.quit() });
    });
  }

  /** What the system refuses is told in the settings and noted; it stops nothing else. */
  #try<T>(part: DesktopPart, problem: string, work: () => T): T | null {
    try {
      return work();
    } catch (error) {
      this.#problems[part] = problem;
      this.#options.log.error(`${part}: ${describeFault(error)}`);
      return null;
    }
  }
}
