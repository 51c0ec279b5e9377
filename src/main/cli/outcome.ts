/** What a command gives. */
export interface Outcome {
  json: unknown;
  text: string;
  /** False makes the exit code 1. */
  ok?: boolean;
}
