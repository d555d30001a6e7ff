import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'

/** A chart as the text of an SVG file, with every ink and font inside it. */
export function drawPicture(chart: ReactElement<{ isInteractive?: boolean }>): string {
  return renderToStaticMarkup(chart)
}
