import { renderToStaticMarkup } from 'react-dom/server'
import { ProcessChart, type ProcessChartProps } from './process-chart.tsx'

/** The process chart as the text of an SVG file, with every ink and font inside it: for packets, letters and exports. */
export function drawProcessChart(props: Omit<ProcessChartProps, 'isInteractive'>): string {
  return renderToStaticMarkup(<ProcessChart {...props} isInteractive={false} />)
}
