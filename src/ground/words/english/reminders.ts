/** Reminders of reports that are due: the letters, who gets them, who wants none. */
export const reminders = {
  title: 'Reminders',
  due: (n: number, days: number) =>
    n === 0
      ? 'No letter is due today.'
      : `${n === 1 ? '1 letter is' : `${n} letters are`} due. A letter goes out ${days} days before the day, or later, and once for each due day.`,
  way: {
    kept: 'No mail server is set: letters lie in the outbox folder of the data folder, ready to be sent.',
    mailed: 'Letters leave by the mail server.',
  },
  sendLetters: (n: number) => (n === 1 ? 'Send the letter' : `Send the ${n} letters`),
  letterOf: (name: string, provider: string, n: number) =>
    `${name}, ${provider}: ${n === 1 ? '1 report' : `${n} reports`}`,
  letterTo: (address: string) => `To ${address}`,
  lettersDone: (n: number, way: string) =>
    n === 0
      ? 'No letter was due.'
      : way === 'kept'
        ? `${n === 1 ? '1 letter lies' : `${n} letters lie`} in the outbox.`
        : `${n === 1 ? '1 letter was' : `${n} letters were`} sent.`,
  lettersFailed: (n: number) =>
    `${n === 1 ? '1 letter was' : `${n} letters were`} not taken by the mail server; they stay due.`,
  noneFor: 'No reminders for this person',
  wantNone: 'Want no reminders',
  again: (name: string) => `Remind ${name} again`,
  unaddressed: 'Nobody with an address',
  unaddressedText: 'Add a contact with an address to the provider, or write yourself: these texts are ready.',
  own: (address: string) => `Reminders of what is due come to ${address}, once for each due day.`,
  ownNone: 'You get no reminders of what is due.',
  ownUnknown: 'No address of yours is known, so no reminders come. Ask your contract manager to add it.',
  stopOwn: 'Send me none',
  startOwn: 'Send me reminders',
  choiceDone: 'Noted.',
  writeMail: 'Write the mail',
  mailTo: (name: string, address: string | null) => (address ? `${name}, ${address}` : `${name}, no address known`),
  mailSubject: (program: string, month: string) => `Report of ${program} for ${month}`,
  mailText: (program: string, month: string, due: string, link: string) =>
    `Good day,\n\nthe counts of ${program} for ${month} were due on ${due}, and we have not received them yet. The form takes about two minutes:\n${link}\n\nIf something keeps you from it, please tell us.\n\nThank you`,
  letter: {
    subject: (n: number) => (n === 1 ? 'A report is due' : `${n} reports are due`),
    hello: (name: string) => `Good day ${name},`,
    intro: 'we have not received these counts yet. The form takes about two minutes:',
    line: (program: string, month: string, due: string, isLate: boolean) =>
      `${program}, ${month}: ${isLate ? 'was due on' : 'due on'} ${due}`,
    help: 'If something keeps you from it, please tell us.',
    why: (city: string) => `You get this because you report for a program under a contract with ${city}.`,
    stop: 'To get no more reminders:',
  },
}
