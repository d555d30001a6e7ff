/** Large files on their way: how far they are, and what happens when the line breaks. */
export const uploads = {
  sent: (sent: string, of: string) => `${sent} of ${of} MB have arrived.`,
  keepOpen: 'Keep this page open. When the line breaks, sending goes on where it stopped.',
  goesOn: 'This file was begun before: sending goes on where it stopped.',
  waiting: 'The line is broken. It is tried again by itself; what has arrived is kept.',
  paused: 'Stopped. What has arrived is kept for a day: choose the same file to go on.',
  arrived: 'All of it has arrived. It is handed over now.',
  stop: 'Stop for now',
  resume: 'Go on where it stopped',
  giveUp: 'Throw away what has arrived',
  notSent: 'The file was not sent',
  cannotGoOn: 'It cannot go on. Load this page again and choose the file once more.',
  refusals: {
    'upload-too-large': 'It is larger than this form takes: at most 250 MB. Nothing of it was sent.',
    'upload-empty': 'The file is empty. Choose another one.',
    'upload-gone': 'What had arrived is no longer there. Send the file again from its beginning.',
    'piece-too-large':
      'A piece of the file was larger than announced. Load this page again and send the file once more.',
    'piece-not-whole': 'A piece of the file did not arrive whole. It is sent again.',
    'piece-out-of-place': 'A piece of the file came twice. Sending goes on where the file ends.',
    'file-not-readable': 'The file was changed or moved after it was chosen. Choose it again.',
    'signed-out': 'You are signed out. Sign in again, choose the same file, and sending goes on.',
  } as Record<string, string>,
}
