import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { ChoiceField } from './choice-field.tsx'
import { DataTable } from './data-table.tsx'
import { ErrorSummary } from './error-summary.tsx'
import { Field } from './field.tsx'
import { PageFrame } from './page-frame.tsx'
import { ProgressBar } from './progress-bar.tsx'

describe('field', () => {
  it('ties label, hint and error to its control', () => {
    const html = renderToStaticMarkup(
      <Field name="dueOn" type="date" label="Due" hint="A working day" error="Too early" />,
    )
    expect(html).toContain('for="dueOn"')
    expect(html).toContain('aria-describedby="dueOn-hint dueOn-error"')
    expect(html).toContain('aria-invalid="true"')
    expect(html).toMatch(/<input [^>]*type="date"/)
  })

  it('keeps what was entered, in every kind of control', () => {
    expect(renderToStaticMarkup(<Field name="a" label="A" defaultValue="kept" />)).toContain('value="kept"')
    expect(renderToStaticMarkup(<Field control="textarea" name="a" label="A" defaultValue="kept" />)).toContain(
      '>kept<',
    )
    const options = [
      { value: '1', label: 'One' },
      { value: '2', label: 'Two' },
    ]
    const select = renderToStaticMarkup(
      <Field control="select" name="a" label="A" options={options} defaultValue="2" />,
    )
    expect(select).toMatch(/<option value="2" selected="">Two/)
    expect(renderToStaticMarkup(<Field control="file" name="a" label="A" />)).toMatch(/<input [^>]*type="file"/)
  })

  it('an error summary leads to the field, also to the first choice of a question', () => {
    const html = renderToStaticMarkup(
      <>
        <ErrorSummary heading="Mend this" errors={[{ fieldId: 'kind', message: 'Choose one.' }]} />
        <ChoiceField name="kind" legend="Kind" kind="one" choices={[{ value: 'x', label: 'X' }]} />
      </>,
    )
    expect(html).toContain('<a href="#kind">Choose one.</a>')
    expect(html).toMatch(/<input [^>]*id="kind"/)
    expect(renderToStaticMarkup(<ErrorSummary heading="Mend this" errors={[]} />)).toBe('')
  })
})

describe('data table', () => {
  const columns = [
    { key: 'name', heading: 'Provider', cell: (row: { name: string; n: number }) => row.name },
    { key: 'n', heading: 'Households', cell: (row: { n: number }) => row.n, isNumeric: true, phoneLabel: 'households' },
  ]

  it('names rows and columns, sets figures to the right, and carries the words of the phone layout', () => {
    const html = renderToStaticMarkup(
      <DataTable
        caption="Contracts"
        columns={columns}
        rows={[{ name: 'Harbor House', n: 41 }]}
        rowKey={(r) => r.name}
      />,
    )
    expect(html).toMatch(/<th scope="row"[^>]*>Harbor House/)
    expect(html).toMatch(/<td role="cell" class="is-numeric" data-label="households">41/)
    expect(html).toContain('>Contracts</caption>')
  })

  it('says what is not there instead of showing an empty table', () => {
    const html = renderToStaticMarkup(
      <DataTable caption="Contracts" columns={columns} rows={[]} rowKey={(r) => r.name} whenEmpty={<p>None yet.</p>} />,
    )
    expect(html).toBe('<p>None yet.</p>')
  })
})

describe('page frame', () => {
  it('begins with the way to the content and names the current page', () => {
    const html = renderToStaticMarkup(
      <PageFrame
        productName="Throughline"
        homeHref="/"
        skipLabel="Skip to content"
        navigationLabel="Main"
        navigation={[
          { href: '/portfolio', label: 'Portfolio', isCurrent: true },
          { href: '/meetings', label: 'Meetings' },
        ]}
      >
        Here
      </PageFrame>,
    )
    expect(html).toMatch(/^<div class="page"><a class="usa-skipnav" href="#main">/)
    expect(html).toContain('<a href="/portfolio" aria-current="page">')
    expect(html).toContain('id="main"')
    expect(html).not.toContain('page-demonstration')
  })
})

describe('progress bar', () => {
  it('never claims more than all, and claims nothing while the end is unknown', () => {
    expect(renderToStaticMarkup(<ProgressBar id="p" text="9 of 8" done={9} of={8} />)).toContain('value="8" max="8"')
    expect(renderToStaticMarkup(<ProgressBar id="p" text="Reading" done={3} />)).toContain('<progress id="p">')
  })
})
