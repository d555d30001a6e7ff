import { redirect } from 'react-router'
import { asVisitor } from '../../../ground/people/session.server.ts'
import { openMailDoor } from '../../../ground/platform/mail-door.ts'
import { theProgram } from '../../../ground/platform/program.server.ts'
import { chooseLanguage } from '../../../ground/words/choose-language.server.ts'
import { wordsOf } from '../../../ground/words/words.ts'
import { chooseReminders } from '../../../performance/reports/choose-reminders.ts'
import { mailSettingsOf } from '../find-reminders.ts'
import { transactAs } from '../read-service-records.ts'
import { sendDueLetters } from '../send-due-letters.ts'

type Params = { jurisdiction?: string | undefined }
export type CalendarProblem = { refused: string }

/** The calendar's forms: the letters that are due go out; somebody wants no reminders, or wants them again. */
export async function answerCalendarForm(request: Request, params: Params): Promise<Response | CalendarProblem> {
  const form = await request.formData()
  const page = `/${params.jurisdiction}/data/calendar`
  switch (String(form.get('do') ?? '')) {
    case 'choose-reminders': {
      const choice = { recipientId: String(form.get('recipient') ?? ''), wantsReminders: form.get('wants') === 'yes' }
      const outcome = await asVisitor(request, params, (visit) => chooseReminders(visit, choice))
      return 'refused' in outcome ? outcome : redirect(`${page}?done=chosen#reminders`)
    }
    case 'send-letters':
      return sendLetters(request, params, page)
    default:
      return { refused: 'wrong-form' }
  }
}

async function sendLetters(request: Request, params: Params, page: string): Promise<Response | CalendarProblem> {
  const visit = await asVisitor(request, params, async ({ asker, askerName, jurisdiction }) => ({
    asker,
    askerName,
    jurisdiction,
  }))
  const { db, settings } = theProgram()
  const { slug, name: city } = visit.jurisdiction
  const door = openMailDoor({ dataFolder: settings.dataFolder, slug }, mailSettingsOf(visit.jurisdiction))
  const language = chooseLanguage(request)
  const address = `${new URL(request.url).origin}/${slug}`
  const place = { words: wordsOf(language), language, address, city }
  const outcome = await sendDueLetters({ transact: transactAs(db, visit), door, place })
  if ('refused' in outcome) return outcome
  const { sent, failed } = outcome.done
  return redirect(`${page}?done=letters&sent=${sent}&failed=${failed}#reminders`)
}
