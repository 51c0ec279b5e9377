/** What a command gives. */
export interface Outcome {
  json: unknown;
  text: string;
  /** For stderr, a line each; nothing failed. */
  warnings?: string[];
  /** False makes the exit code 1. */
  ok?: boolean;
}
