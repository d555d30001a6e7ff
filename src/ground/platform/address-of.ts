/**
 * The address that a person sees for a request, path and search. A page's script asks for `/path.data?_routes=...`; the
 * person is on `/path` all the same.
 */
export function addressOf(request: Request): { path: string; search: string } {
  const { pathname, searchParams } = new URL(request.url)
  searchParams.delete('_routes')
  searchParams.delete('index')
  const search = searchParams.size === 0 ? '' : `?${searchParams}`
  return { path: pathname === '/_root.data' ? '/' : pathname.replace(/\.data$/, ''), search }
}
