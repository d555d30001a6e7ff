import { Field } from '../../../ground/ui/field.tsx'
import { useWords } from '../../../ground/words/use-words.ts'
import type { FoundReport } from '../../../performance/reports/find-report.ts'

/** The government's answer to a report: accept it as it was read, or return it with reasons. */
export function ReportAnswer({ report, isLocked }: { report: FoundReport; isLocked: boolean }) {
  const { reports } = useWords()
  const { form } = reports
  return (
    <section className="part" id="answer">
      <h2>{form.answerTitle}</h2>
      {!isLocked && (
        <form method="post">
          <input type="hidden" name="sending" value={report.sending} />
          <p className="explains">{form.acceptHint}</p>
          <div className="button-line">
            <button type="submit" name="do" value="accept" className="usa-button">
              {form.accept}
            </button>
          </div>
        </form>
      )}
      <form method="post">
        <Field control="textarea" name="reasons" label={form.reasons} maxLength={1000} required />
        <button type="submit" name="do" value="return" className="usa-button usa-button--outline">
          {form.returnTo}
        </button>
      </form>
    </section>
  )
}

/** The way back for who sent too early. */
export function ReportTakeBack() {
  const { reports } = useWords()
  const { form } = reports
  return (
    <form method="post" className="part">
      <p className="explains">{form.takeBackHint}</p>
      <div className="button-line">
        <button type="submit" name="do" value="take-back" className="usa-button usa-button--outline">
          {form.takeBack}
        </button>
      </div>
    </form>
  )
}

/** The sentence that a person of the provider certifies, as it will be kept. */
export function ReportCertify({ report, sentence }: { report: FoundReport; sentence: string }) {
  const { reports } = useWords()
  const { form } = reports
  return (
    <form method="post" className="part" id="certify">
      <h2>{form.certifyTitle}</h2>
      <blockquote className="said">{sentence}</blockquote>
      <input type="hidden" name="sending" value={report.sending} />
      <div className="button-line">
        <button type="submit" name="do" value="certify" className="usa-button">
          {form.certify}
        </button>
      </div>
    </form>
  )
}
