/** Pixels for each unit of the drawing: sharp on a slide and on paper. */
const scale = 3

/** Fetches a chart's SVG, paints it with the page's own letters, and hands it over as a PNG file. */
export async function savePicture(address: string): Promise<void> {
  const answer = await fetch(address)
  if (!answer.ok) throw new Error(`The chart did not come: ${answer.status}`)
  const picture = await load(withFont(await answer.text(), await readFont()))
  const canvas = document.createElement('canvas')
  canvas.width = picture.naturalWidth * scale
  canvas.height = picture.naturalHeight * scale
  const brush = canvas.getContext('2d')!
  brush.fillStyle = '#ffffff'
  brush.fillRect(0, 0, canvas.width, canvas.height)
  brush.drawImage(picture, 0, 0, canvas.width, canvas.height)
  const link = document.createElement('a')
  link.href = canvas.toDataURL('image/png')
  link.download = nameOf(answer)
  link.click()
}

function nameOf(answer: Response): string {
  const [, name] = /filename="([^"]+)\.svg"/.exec(answer.headers.get('Content-Disposition') ?? '') ?? []
  return `${name ?? 'chart'}.png`
}

async function load(svg: string): Promise<HTMLImageElement> {
  const picture = new Image()
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`
  await picture.decode()
  return picture
}

/** A picture reaches no font of the page: the letters travel inside it. */
function withFont(svg: string, font: string | null): string {
  if (!font) return svg
  const face = `@font-face{font-family:'Public Sans';src:url(${font})}`
  return svg.replace(/<svg[^>]*>/, (opening) => `${opening}<style>${face}</style>`)
}

async function readFont(): Promise<string | null> {
  const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules])
  const face = rules.find(
    (rule): rule is CSSFontFaceRule =>
      rule instanceof CSSFontFaceRule &&
      rule.style.getPropertyValue('font-family').includes('Public Sans') &&
      rule.style.getPropertyValue('font-weight') === '400' &&
      rule.style.getPropertyValue('font-style') !== 'italic',
  )
  const [, path] = /url\(["']?([^"')]+)/.exec(face?.style.getPropertyValue('src') ?? '') ?? []
  if (!path) return null
  const bytes = await (await fetch(new URL(path, face!.parentStyleSheet?.href ?? location.href))).blob()
  return new Promise((resolve) => {
    const reader = new FileReader()
    reader.onload = () => resolve(reader.result as string)
    reader.readAsDataURL(bytes)
  })
}
