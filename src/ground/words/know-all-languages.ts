import { english } from './english/english.ts'
import { spanish } from './spanish/spanish.ts'
import { knowWords } from './words.ts'

// Imported for its effect by what runs on a machine of ours: the server, the terminal, the tests.
knowWords('en', english)
knowWords('es', spanish)
