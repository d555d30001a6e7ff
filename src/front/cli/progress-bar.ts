export type Shown = { step: string; rows?: number; fraction: number }
export type ProgressBar = ((progress: Shown) => void) & { clear(): void }

/**
 * One line on the terminal that is drawn over: a bar, what is being done, rows, and the time left once it can be told.
 * Silent where standard error is no terminal, so that a log holds no bars.
 */
export function progressBar(stream: NodeJS.WriteStream = process.stderr): ProgressBar {
  const began = performance.now()
  let drawn = 0
  const show = ({ step, rows, fraction }: Shown): void => {
    const now = performance.now()
    if (!stream.isTTY || now - drawn < 100) return
    drawn = now
    const width = 24
    const full = Math.round(Math.min(1, Math.max(0, fraction)) * width)
    const left = fraction > 0.02 ? ((now - began) / fraction) * (1 - fraction) : null
    const parts = [
      `${'█'.repeat(full)}${'░'.repeat(width - full)} ${Math.round(fraction * 100)}%`,
      step,
      ...(rows ? [`${rows.toLocaleString('en-US')} rows`] : []),
      ...(left === null ? [] : [`${Math.ceil(left / 1000)} s left`]),
    ]
    stream.write(`\r\x1b[2K${parts.join('  ')}`)
  }
  const clear = (): void => {
    if (stream.isTTY && drawn > 0) stream.write('\r\x1b[2K')
  }
  return Object.assign(show, { clear })
}
