import type { Words } from '../words.ts'
import { data } from './data.ts'
import { frame } from './frame.ts'
import { lists } from './lists.ts'
import { measures } from './measures.ts'
import { portfolio } from './portfolio.ts'
import { review } from './review.ts'
import { signals } from './signals.ts'
import { start } from './start.ts'

export const spanish: Words = { data, frame, lists, measures, portfolio, review, signals, start }
