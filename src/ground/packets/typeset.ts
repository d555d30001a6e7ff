import { join } from 'node:path'
import { NodeCompiler, type NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler'
import { projectRoot } from '../platform/project-root.ts'

/** What Typst is given: a template of ours, facts that it reads, and the files that it shows. */
export type Typesetting = {
  /** path of the .typ file from the root of the project: src/management/meetings/packet.typ */
  template: string
  /** handed over as JSON in sys.inputs.data and never as markup: nobody's text can become a command */
  data: unknown
  /** files that the template reads by these names under /files: charts as SVG */
  files?: Record<string, Uint8Array | string>
  /** the moment that the PDF is said to be made at; the same moment and data give the same bytes */
  at: string
}

const fonts = 'node_modules/@uswds/uswds/packages/uswds-core/src/assets/fonts/public-sans'
let warm: NodeCompiler | null = null

/** One compiler for the life of the program: the first document costs its fonts, the later ones milliseconds. */
function compiler(): NodeCompiler {
  warm ??= NodeCompiler.create({ workspace: projectRoot, fontArgs: [{ fontPaths: [join(projectRoot, fonts)] }] })
  return warm
}

/**
 * A PDF/UA-1 document (tagged, with language, title and alternative texts; Typst refuses a template that forgets them)
 * in Public Sans.
 */
export async function typeset(asked: Typesetting): Promise<Uint8Array> {
  return compile(asked, (document) =>
    compiler().pdf(document, { pdfStandard: 'ua-1', creationTimestamp: Math.floor(Date.parse(asked.at) / 1000) }),
  )
}

/** How many pages a document takes, without making it: what must fit can be tried first. */
export async function countPages(asked: Typesetting): Promise<number> {
  return compile(asked, (document) => document.numOfPages)
}

// Typst works synchronously, so two documents never meet between the mapping of their files and its end.
function compile<Made>({ template, data, files = {} }: Typesetting, make: (document: NodeTypstDocument) => Made): Made {
  const paths = Object.entries(files).map(([name, content]) => {
    const path = join(projectRoot, 'files', name)
    compiler().mapShadow(path, Buffer.from(content))
    return path
  })
  try {
    const compiled = compiler().compile({
      mainFilePath: join(projectRoot, template),
      inputs: { data: JSON.stringify(data) },
      resetRead: true,
    })
    const document = compiled.result
    if (!document)
      throw new Error(`Typst refused ${template}: ${JSON.stringify(compiled.takeDiagnostics()?.shortDiagnostics)}`)
    return make(document)
  } finally {
    for (const path of paths) compiler().unmapShadow(path)
    compiler().evictCache(10)
  }
}
