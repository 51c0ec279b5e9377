/** The Electron to start, and the arguments it needs here. */
export function electronCommand(): { executable: string; args: string[] } {
  const executable = process.env.BENCH_ELECTRON;
  if (!executable) throw new Error('BENCH_ELECTRON names no Electron; start the bench by npm run bench');
  return { executable, args: [...(process.env.BENCH_ELECTRON_ARGS ?? '').split(' ').filter((arg) => arg !== '')] };
}
