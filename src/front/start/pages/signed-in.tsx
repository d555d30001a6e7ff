import { Outlet } from 'react-router'
import { asVisitor } from '../../../ground/people/session.server.ts'
import type { Route } from './+types/signed-in'

export async function loader({ request, params }: Route.LoaderArgs) {
  return asVisitor(request, params, async ({ jurisdiction, person }) => ({
    city: jurisdiction.name,
    slug: jurisdiction.slug,
    isDemo: jurisdiction.isDemo,
    standsOn: jurisdiction.standsOn,
    person,
  }))
}

export default function SignedIn() {
  return <Outlet />
}
