/** Reads the JSON reports of the test runners. */
import { existsSync, readFileSync } from 'node:fs';

/** @typedef {{ passed: number; failed: number }} Counts */

/**
 * A runner that ends badly without a failed test (a file that can't be loaded, an error outside tests) counts as one failure.
 * @param {Counts} counts
 * @param {number} exitCode
 * @returns {Counts}
 */
function withExitCode({ passed, failed }, exitCode) {
  return { passed, failed: exitCode !== 0 && failed === 0 ? 1 : failed };
}

/** @param {string} file @param {number} exitCode @returns {Counts} */
export function vitestCounts(file, exitCode) {
  if (!existsSync(file)) return withExitCode({ passed: 0, failed: 0 }, exitCode);
  const report = JSON.parse(readFileSync(file, 'utf8'));
  return withExitCode({ passed: report.numPassedTests, failed: report.numFailedTests }, exitCode);
}

/** @param {string} file @param {number} exitCode @returns {Counts} */
export function playwrightCounts(file, exitCode) {
  if (!existsSync(file)) return withExitCode({ passed: 0, failed: 0 }, exitCode);
  const { stats } = JSON.parse(readFileSync(file, 'utf8'));
  return withExitCode({ passed: stats.expected + stats.flaky, failed: stats.unexpected }, exitCode);
}
