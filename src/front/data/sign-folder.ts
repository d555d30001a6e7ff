import { createHmac, timingSafeEqual } from 'node:crypto'
import { basename } from 'node:path'

/** Whose files lie in a private folder; nobody else finds them, and in no other city. */
export type FolderOwner = { slug: string; personId: string; secret: string }

const folderName = /^upload-\d+-[A-Za-z0-9]{6}$/

/**
 * The key under which a person finds a folder again: its name, signed for the person and for one purpose, so that no table
 * has to remember it, and a program that starts again erases the folder.
 */
export function signFolder(purpose: string, folder: string, owner: FolderOwner): string {
  return `${basename(folder)}.${markOf(purpose, basename(folder), owner)}`
}

/** The name of the folder behind a key, or null when the key is made up or somebody else's. */
export function readSignedFolder(purpose: string, key: string, owner: FolderOwner): string | null {
  const [name = '', mark = ''] = key.split('.')
  const [given, expected] = [Buffer.from(mark), Buffer.from(markOf(purpose, name, owner))]
  if (!folderName.test(name) || given.length !== expected.length || !timingSafeEqual(given, expected)) return null
  return name
}

function markOf(purpose: string, name: string, { slug, personId, secret }: FolderOwner): string {
  return createHmac('sha256', secret).update(`${purpose}\n${slug}\n${personId}\n${name}`).digest('base64url')
}
