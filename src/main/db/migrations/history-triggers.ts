/** The triggers that record each change of a user's table for undo. */
import type BetterSqlite3 from 'better-sqlite3';

const recordingOn = '(SELECT recording FROM history_context WHERE id = 1) = 1';

/** Triggers that write each change with what the row was before; the inverse is all that undo needs. */
export function historyTriggers(table: string, columns: readonly string[]): string {
  const before = `json_object(${columns.map((column) => `'${column}', old.${column}`).join(', ')})`;
  return `
CREATE TRIGGER ${table}_history_insert AFTER INSERT ON ${table} WHEN ${recordingOn} BEGIN
  INSERT INTO change (tbl, row_id, op) VALUES ('${table}', new.id, 'I');
END;
CREATE TRIGGER ${table}_history_update AFTER UPDATE ON ${table} WHEN ${recordingOn} BEGIN
  INSERT INTO change (tbl, row_id, op, before) VALUES ('${table}', new.id, 'U', ${before});
END;
CREATE TRIGGER ${table}_history_delete AFTER DELETE ON ${table} WHEN ${recordingOn} BEGIN
  INSERT INTO change (tbl, row_id, op, before) VALUES ('${table}', old.id, 'D', ${before});
END;`;
}

/** Records a table with all the columns it has by now: one that is new, or one that got columns. */
export function recordHistory(db: BetterSqlite3.Database, table: string): void {
  const columns = (db.pragma(`table_info(${table})`) as { name: string }[]).map(({ name }) => name);
  for (const change of ['insert', 'update', 'delete']) db.exec(`DROP TRIGGER IF EXISTS ${table}_history_${change}`);
  db.exec(historyTriggers(table, columns));
}
