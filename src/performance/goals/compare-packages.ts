import type { FrameworkPackage } from './framework-package.ts'

/** What taking a package in would change beside the last one of the same signer. */
export type PackageChange = {
  frameworks: { id: string; name: string; version: number; policyArea: string; change: 'new' | 'changed' | 'same' }[]
  /** frameworks that the last package had and this one has no longer */
  gone: { id: string; name: string; version: number }[]
  measures: { measure: string; from: string; to: string; groups: number; change: 'new' | 'changed' | 'same' }[]
}

type Content = Pick<FrameworkPackage, 'frameworks' | 'results'>

/** Compares a package with the last of its signer; without one, all of it is new. */
export function comparePackages(content: Content, last: Content | null): PackageChange {
  const before = new Map(last?.frameworks.map((one) => [one.id, one]))
  const results = new Map(last?.results.map((one) => [one.measure, one]))
  const change = (one: unknown, other: unknown) =>
    other === undefined ? 'new' : JSON.stringify(one) === JSON.stringify(other) ? 'same' : 'changed'
  const sent = new Set(content.frameworks.map((one) => one.id))
  return {
    frameworks: content.frameworks.map((one) => ({
      ...{ id: one.id, name: one.name, version: one.version, policyArea: one.policyArea },
      change: change(one, before.get(one.id)),
    })),
    gone: [...before.values()]
      .filter((one) => !sent.has(one.id))
      .map(({ id, name, version }) => ({ id, name, version })),
    measures: content.results.map((one) => ({
      ...{ measure: one.measure, from: one.from, to: one.to, groups: one.groups.length },
      change: change(one, results.get(one.measure)),
    })),
  }
}
