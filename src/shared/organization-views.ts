/** What requests about organizations answer with. People in the trash are nowhere in it. */

export interface OrganizationRow {
  name: string;
  /** Living people, archived ones among them, with a role there that has not ended. */
  people: number;
  /** Those whose roles there have all ended. */
  former: number;
  /** Points now of all of them, but for the archived. */
  points: number;
  lastTouchAt: number | null;
  website: string;
}

export interface OrganizationPage {
  total: number;
  rows: OrganizationRow[];
}

/** One role of a person there; somebody with two roles there is in the list twice. */
export interface OrganizationPerson {
  id: number;
  name: string;
  title: string;
  department: string;
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
  from: string | null;
  to: string | null;
  /** Has not ended by today. */
  current: boolean;
  score: number;
  points: number;
  lastTouchAt: number | null;
  archived: boolean;
}

export interface OrganizationDetail {
  name: string;
  /** Null while nothing is stored but what people's roles say. */
  uid: string | null;
  website: string;
  notes: string;
  /** Current roles first, by points. */
  people: OrganizationPerson[];
  /** As in OrganizationRow. */
  points: number;
}
