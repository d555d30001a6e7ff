import type { ProviderContact, ProviderSite } from '../../../agreements/providers/find-provider.ts'
import { Field } from '../../../ground/ui/field.tsx'
import { RowList } from '../../../ground/ui/row-list.tsx'
import { useWords } from '../../../ground/words/use-words.ts'
import type { ProviderProgram } from '../find-provider-page.ts'

type Props = {
  contacts: ProviderContact[]
  sites: ProviderSite[]
  programs: ProviderProgram[]
  mayKeep: boolean
  /** what was sent with a form that was refused */
  sent: Record<string, string> | undefined
}

/** Whom to call, and where people are served. */
export function ProviderPlaces({ contacts, sites, programs, mayKeep, sent = {} }: Props) {
  const { providers: words } = useWords()
  return (
    <>
      <section className="part">
        <h2>{words.contacts}</h2>
        {contacts.length === 0 && <p>{words.noContacts}</p>}
        {contacts.length > 0 && (
          <RowList
            rows={contacts.map(({ id, name, role, email, phone }) => ({
              key: id,
              name,
              underName: role,
              sentence: (
                <>
                  {email && <a href={`mailto:${email}`}>{email}</a>}
                  {email && phone && ', '}
                  {phone && <a href={`tel:${phone.replace(/[^\d+]/g, '')}`}>{phone}</a>}
                </>
              ),
              action: mayKeep && <Remove what="contact" id={id} name={name} />,
            }))}
          />
        )}
        {mayKeep && (
          <details className="file-sample" open={sent.do === 'contact-added'}>
            <summary>{words.addContact}</summary>
            <form method="post">
              <div className="field-pairs">
                <Field
                  name="contactName"
                  label={words.contactName}
                  required
                  defaultValue={sent.contactName}
                  autoComplete="off"
                />
                <Field name="role" label={words.role} defaultValue={sent.role} autoComplete="off" />
                <Field name="email" type="email" label={words.email} defaultValue={sent.email} autoComplete="off" />
                <Field name="phone" type="tel" label={words.phone} defaultValue={sent.phone} autoComplete="off" />
              </div>
              <button type="submit" name="do" value="contact-added" className="usa-button">
                {words.addContact}
              </button>
            </form>
          </details>
        )}
      </section>
      <section className="part">
        <h2>{words.sites}</h2>
        {sites.length === 0 && <p>{words.noSites}</p>}
        {sites.length > 0 && (
          <RowList
            rows={sites.map(({ id, name, address, program }) => ({
              key: id,
              name,
              underName: program,
              sentence: address ?? words.noAddress,
              action: mayKeep && <Remove what="site" id={id} name={name} />,
            }))}
          />
        )}
        {mayKeep && (
          <details className="file-sample" open={sent.do === 'site-added'}>
            <summary>{words.addSite}</summary>
            <form method="post">
              <div className="field-pairs">
                <Field
                  name="siteName"
                  label={words.siteName}
                  required
                  defaultValue={sent.siteName}
                  autoComplete="off"
                />
                <Field
                  name="address"
                  label={words.address}
                  hint={words.addressHint}
                  defaultValue={sent.address}
                  autoComplete="off"
                />
                <Field
                  name="program"
                  control="select"
                  label={words.program}
                  defaultValue={sent.program}
                  options={[
                    { value: '', label: words.none },
                    ...programs.map(({ id, name }) => ({ value: id, label: name })),
                  ]}
                />
              </div>
              <button type="submit" name="do" value="site-added" className="usa-button">
                {words.addSite}
              </button>
            </form>
          </details>
        )}
      </section>
    </>
  )
}

function Remove({ what, id, name }: { what: 'contact' | 'site'; id: string; name: string }) {
  const { providers: words } = useWords()
  return (
    <form method="post" className="quiet-form">
      <input type="hidden" name={what} value={id} />
      <button type="submit" name="do" value={`${what}-removed`} className="usa-button usa-button--quiet">
        {words.remove}
        <span className="is-read-aloud"> {name}</span>
      </button>
    </form>
  )
}
