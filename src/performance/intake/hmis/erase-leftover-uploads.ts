import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { isAlive } from '../../../ground/platform/is-alive.ts'

const prefix = 'upload-'

/** A folder that only this user can open, for the time of one reading. */
export async function makeUploadFolder(workFolder: string): Promise<string> {
  await mkdir(workFolder, { recursive: true, mode: 0o700 })
  return mkdtemp(join(workFolder, `${prefix}${process.pid}-`))
}

/** Client records must not outlive their reading: erases what a killed process left. Returns how many folders it erased. */
export async function eraseLeftoverUploads(workFolder: string): Promise<number> {
  const names = await readdir(workFolder).catch(() => [])
  const left = names.filter((name) => {
    const pid = new RegExp(`^${prefix}(\\d+)-`).exec(name)?.[1]
    return pid !== undefined && Number(pid) !== process.pid && !isAlive(Number(pid))
  })
  for (const name of left) await rm(join(workFolder, name), { recursive: true, force: true })
  return left.length
}
