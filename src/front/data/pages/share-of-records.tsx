import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { writeValue } from '../../../ground/words/write-value.ts'

/** The share of the records looked at. What was found is never rounded down to none. */
export function ShareOfRecords({ count, lookedAt }: { count: number; lookedAt: number }) {
  const { checks } = useWords()
  const language = useLanguage()
  return count / lookedAt < 0.005 ? checks.underOne : writeValue(count / lookedAt, 'share', language)
}
