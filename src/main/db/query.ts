/** SQL that the compiler checks, built by Kysely and run by `Database`. */
import {
  type Compilable,
  type CompiledQuery,
  DummyDriver,
  type Expression,
  Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  sql,
} from 'kysely';
import type { Schema } from './schema';

/**
 * Builds typed SQL; it never runs it. better-sqlite3 answers at once, so queries are run by `Database` without
 * promises, and a transaction can't be interleaved with another request (docs/decisions/0002-synchronous-queries.md).
 */
export const sqlBuilder = new Kysely<Schema>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
});

/** Stands in a query for a value that is given when it is run. */
export type Slot<T> = Expression<T>;
type Slots<Values extends unknown[]> = { [K in keyof Values]: Slot<Values[K]> };

class Place {
  readonly index: number;

  constructor(index: number) {
    this.index = index;
  }
}

/**
 * A query that is built once, at its first use, however often it is run: building takes longer than many a look-up.
 * `build` gets a slot for each value; it may not look at values, so a query's text never depends on them.
 *
 * @example
 * const nameById = query((sql, id: Slot<number>) => sql.selectFrom('contact').select('name').where('id', '=', id));
 * db.find(nameById(7))?.name;
 */
export function query<Values extends unknown[], Row>(
  build: (sql: Kysely<Schema>, ...slots: Slots<Values>) => Compilable<Row>,
): (...values: Values) => Compilable<Row> {
  let compiled: CompiledQuery<Row> | undefined;
  return (...values) => {
    compiled ??= build(sqlBuilder, ...(values.map((_, index) => sql.val(new Place(index))) as Slots<Values>)).compile();
    const parameters = compiled.parameters.map((parameter) => (parameter instanceof Place ? values[parameter.index] : parameter));
    const bound = { ...compiled, parameters };
    return { compile: () => bound };
  };
}
