import type { Finding } from '../../platform/finding.ts'
import type { findingsOcds as english } from '../english/findings-ocds.ts'

type FindingSentence = (finding: Finding) => string

export const findingsOcds: Record<keyof typeof english, FindingSentence> = {
  'package-too-large': ({ expected }) =>
    `El archivo es más grande de lo que se puede leer de una vez (${expected} bytes). Pida un archivo por año a quien lo publica, o divídalo.`,
  'package-not-json': () =>
    'Esto no es JSON. Traiga el archivo JSON de la publicación; una hoja de cálculo entra como lista de contratos.',
  'package-too-deep': ({ expected }) =>
    `Hay más de ${expected} niveles de corchetes unos dentro de otros; ninguna publicación los necesita.`,
  'package-without-releases': () =>
    'Esto es JSON, pero no son datos de contratación abierta: no tiene entregas ni registros. Traiga un paquete de entregas o de registros.',
  'package-without-whole-releases': () =>
    'Ninguna entrega del archivo se puede leer completa; los hallazgos dicen por qué.',
  'releases-linked-only': () =>
    'El registro solo enlaza sus entregas en la web, y los enlaces no se siguen. Traiga los paquetes de entregas.',
  'releases-linked-in-part': () =>
    'Algunas entregas del registro son enlaces, que no se siguen. Se lee lo que dicen las demás.',
  'release-without-ocid': () =>
    'La entrega no tiene ocid, así que no se puede saber de qué proceso de contratación trata.',
  'release-without-date': () => 'La entrega no tiene una fecha legible, así que no se conoce su lugar entre las demás.',
  'release-upgraded': ({ expected }) =>
    `Hay entregas escritas como en la versión 1.0. Se leen como la norma las traslada a la ${expected}.`,
  'other-buyer': ({ found }) =>
    `El paquete contiene contratos de compradores que este registro no conoce: ${found}. Si pertenecen aquí, indíquelo al traerlo de nuevo.`,
  'other-buyer-taken': ({ found }) =>
    `Entraron, como usted eligió, contratos de compradores que aquí no se conocían: ${found}.`,
  'first-buyers': ({ found }) =>
    `Aún no se conoce ningún departamento, así que estos compradores se toman como de este gobierno: ${found}.`,
  'process-without-contracts': () =>
    'El proceso de contratación aún no tiene contrato: solo planificación, licitación o adjudicación.',
  'contract-without-id': () => 'El contrato no tiene identificador. Se deja fuera.',
  'contract-twice-in-process': () =>
    'El contrato aparece dos veces en el paquete con el mismo número. Se lee el primero.',
  'contract-cancelled': () => 'El contrato se canceló antes de que alguien lo firmara. Se deja fuera.',
  'contract-without-supplier': () =>
    'Nadie aparece como proveedor, ni en la adjudicación ni en el contrato. El contrato se deja fuera.',
  'award-not-found': () =>
    'La adjudicación que nombra el contrato no está en el paquete. Su proveedor se halló en otra parte.',
  'several-suppliers': ({ found }) =>
    `La adjudicación tiene ${found} proveedores. Aquí el primero tiene el contrato; vea si los demás son sus socios.`,
  'party-identifier-wrong': () => 'Un UEI o EIN del proveedor no tiene la forma debida. No se conserva.',
  'number-with-process': ({ found }) =>
    `El identificador del contrato dice muy poco fuera de su proceso, así que su número aquí empieza con el ocid: ${found}.`,
  'date-unreadable': ({ expected }) => `La fecha no se puede leer y se omite. Las fechas se escriben como ${expected}.`,
  'currency-not-dollars': ({ found }) =>
    `El importe está en ${found}, no en dólares estadounidenses. Se omite y cuenta como faltante.`,
  'transactions-without-value': () => 'Algunos pagos no tienen un importe legible. La suma pagada es la de los demás.',
  'amount-beside-items': () =>
    'El paquete indica otra suma que las partidas de este contrato. La diferencia figura como una partida llamada OCDS.',
  'amendments-not-taken': () =>
    'El paquete habla de enmiendas. Su efecto está en el importe y el plazo; anote cada una en el propio contrato.',
  'related-process-unknown': () =>
    'El proceso nombra otro del que aquí no se conoce ningún contrato. La relación se omite.',
  'related-process-unclear': ({ found }) =>
    `El proceso marco o principal tiene aquí ${found} contratos, así que no se sabe cuál se quiere decir. La relación se omite.`,
}
