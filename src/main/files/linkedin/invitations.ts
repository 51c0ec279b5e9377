import type { Cells, Exchange } from './exchange';
import { participant } from './participants';

const DIRECTIONS: Record<string, 'in' | 'out'> = { INCOMING: 'in', OUTGOING: 'out' };

/** Rows of `Invitations.csv`. Each is a conversation of its own, of two people. */
export function invitationRows(rows: { row: number; cells: Cells }[]): Exchange[] {
  return rows.map(({ row, cells }): Exchange => {
    const from = participant(cells('from'), cells('inviterprofileurl'));
    const to = participant(cells('to'), cells('inviteeprofileurl'));
    return {
      row,
      conversation: `invitation ${from?.key ?? ''} ${to?.key ?? ''}`,
      from,
      to: to === null ? [] : [to],
      time: cells('sent at'),
      subject: 'LinkedIn invitation',
      body: cells('message'),
      direction: DIRECTIONS[cells('direction').trim().toUpperCase()] ?? null,
      unwanted: null,
    };
  });
}
