import type { ReactNode } from 'react'

export type NavigationLink = { href: string; label: string; isCurrent?: boolean }
export type PageFrameProps = {
  productName: string
  homeHref: string
  skipLabel: string
  navigationLabel: string
  navigation: readonly NavigationLink[]
  /** Stands above everything while the figures are invented. */
  demonstration?: ReactNode
  /** Who is signed in, at the right. */
  person?: ReactNode
  footer?: ReactNode
  children: ReactNode
}

/** What every page has around it: skip link, demonstration line, name, navigation, person, content, footer. */
export function PageFrame(props: PageFrameProps) {
  return (
    <div className="page">
      <a className="usa-skipnav" href="#main">
        {props.skipLabel}
      </a>
      <header>
        {props.demonstration ? <div className="page-demonstration">{props.demonstration}</div> : null}
        <div className="page-header">
          <a className="page-name" href={props.homeHref}>
            {props.productName}
          </a>
          <nav aria-label={props.navigationLabel}>
            <ul>
              {props.navigation.map((link) => (
                <li key={link.href}>
                  <a href={link.href} aria-current={link.isCurrent ? 'page' : undefined}>
                    {link.label}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
          {props.person ? <div className="page-person">{props.person}</div> : null}
        </div>
      </header>
      <main id="main" className="page-main" tabIndex={-1}>
        {props.children}
      </main>
      {props.footer ? <footer className="page-footer">{props.footer}</footer> : null}
    </div>
  )
}
