/** An address of this site to go back to, or the fallback: never another site, however it is written. */
export function onlyHere(next: string | null, fallback: string): string {
  return next && /^\/(?![/\\])[^\s\\]*$/.test(next) ? next : fallback
}
