/** Turns what a page sent into a request of the contract. */
import { contract, type Decoded } from '@shared/contract';
import { AppError } from '@shared/errors';
import { type RequestName, requestNames } from '@shared/requests';
import type { z } from 'zod';

/** A request whose input has gone through the schema of its name. */
export type DecodedRequest = { [N in RequestName]: { name: N; input: Decoded<N> } }[RequestName];

function isRequestName(name: unknown): name is RequestName {
  return requestNames.some((known) => known === name);
}

/** @throws AppError `refused` for a name outside the contract, `invalid` for an input that breaks its schema. */
export function decodeRequest(name: unknown, input: unknown): DecodedRequest {
  if (!isRequestName(name)) throw new AppError('refused', 'There is no such request');
  const parsed = contract[name].input.safeParse(input);
  // The schema is that of the name, which the compiler can't see.
  if (parsed.success) return { name, input: parsed.data } as DecodedRequest;
  throw invalid(parsed.error.issues);
}

/** The first issue in words: `Value: is empty`; a message that is a sentence of its own stands alone. */
function invalid(issues: readonly z.core.$ZodIssue[]): AppError {
  const issue = issues[0];
  if (!issue) return new AppError('invalid', 'The input is not valid');
  const field = issue.path.map(String).join('.');
  const name = [...issue.path].reverse().find((part) => typeof part === 'string');
  const isSentence = issue.code === 'custom' && /^\p{Lu}/u.test(issue.message);
  const message =
    isSentence || name === undefined
      ? issue.message
      : `${inWords(name)}: ${issue.message.charAt(0).toLowerCase()}${issue.message.slice(1)}`;
  return new AppError('invalid', message, field === '' ? {} : { field });
}

/** `fullName` → `Full name` */
function inWords(name: string): string {
  const words = name.replace(/\p{Lu}/gu, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}
