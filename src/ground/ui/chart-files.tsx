import { useEffect, useState } from 'react'

export type ChartFilesTexts = { files: string; svg: string; png: string; csv: string }
export type ChartFilesProps = {
  texts: ChartFilesTexts
  /** addresses of the chart as a picture and of its figures; a chart without a picture gives its figures */
  svg?: string
  csv: string
}

/** A chart to take along: as a picture that stays sharp, as a picture for slides, as figures. */
export function ChartFiles({ texts, svg, csv }: ChartFilesProps) {
  // A browser paints the picture for slides: where no script runs there is no such button.
  const [canPaint, setCanPaint] = useState(false)
  useEffect(() => setCanPaint(true), [])
  const paint = async () => (await import('./save-picture.ts')).savePicture(svg!)
  return (
    <p className="chart-files">
      <span>{texts.files}</span>{' '}
      {svg && (
        <a href={svg} download>
          {texts.svg}
        </a>
      )}{' '}
      {svg && canPaint && (
        <button type="button" className="usa-button usa-button--unstyled" onClick={paint}>
          {texts.png}
        </button>
      )}{' '}
      <a href={csv} download>
        {texts.csv}
      </a>
    </p>
  )
}
