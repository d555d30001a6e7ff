/** The name as it was, without what a path, a log or a screen could trip over. */
export function fileNameOf(name: string): string {
  const last = name.split(/[/\\]/).at(-1)!
  const plain = last
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}\p{M}._ ()-]/gu, '_')
    .replace(/^\.+/, '_')
    .trim()
  const ending = /\.[A-Za-z0-9]{1,8}$/.exec(plain)?.[0] ?? ''
  return `${plain.slice(0, plain.length - ending.length).slice(0, 60)}${ending}` || 'file'
}
