/** A large file comes in pieces of so many bytes: what a broken line costs is one of them. */
export const pieceBytes = 4_000_000

/** What has arrived waits so long for the rest. */
export const pieceHours = 24

/** For what a file may be sent in pieces: service records, or a table of a dataset. */
export const piecePurposes = ['export', 'dataset'] as const
export type PiecePurpose = (typeof piecePurposes)[number]

/** The header of a piece that says where in the file it begins. */
export const pieceOffsetHeader = 'Upload-Offset'
