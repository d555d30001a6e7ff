export { data } from '../english/data.ts'
