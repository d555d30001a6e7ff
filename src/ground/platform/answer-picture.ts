/** A chart as a file to keep: a picture that stays sharp. */
export function answerPicture(svg: string, name: string): Response {
  return new Response(svg, {
    headers: { 'Content-Type': 'image/svg+xml', 'Content-Disposition': `attachment; filename="${name}.svg"` },
  })
}
