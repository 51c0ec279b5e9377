/** The number to show beside the name of the list: an old one only where a new one is on its way. */
export function badgeCount(open: { total: number } | null, isStale: boolean, isSearchedAside: boolean): number {
  return open === null || (isStale && !isSearchedAside) ? 0 : open.total;
}
