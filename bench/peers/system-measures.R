# System performance measures 2, 7a.1, 7b.1 and 7b.2 of an HMIS CSV export (a folder), as an analyst with R would compute
# them: data.table, four files, only the columns that these figures need.
#   Rscript --vanilla bench/peers/system-measures.R FOLDER 2025-10-01 2026-09-30
# Prints the same keys as `throughline spm --json`. Rules: HUD System Performance Measures, FY2026. Not computed here:
# check sums, findings, one continuum of care among several, the other measures.
suppressPackageStartupMessages(library(data.table))
setDTthreads(2)
# each filter is used once: an index of its column would cost more than it saves
options(datatable.auto.index = FALSE)

words <- commandArgs(trailingOnly = TRUE)
folder <- words[1]
from <- as.IDate(words[2])
to <- as.IDate(words[3])

outreach <- 4L
shelter <- c(0L, 1L, 2L, 8L)
housing <- c(3L, 9L, 10L, 13L)
kept <- c(3L, 9L, 10L)
place <- function(type) {
  fcase(type == 4L, "SO", type %in% 0:1, "ES", type == 2L, "TH", type == 8L, "SH", default = "PH")
}

# fread finds days and codes by itself; a column with a value that is none arrives as text, and only then is it looked at again
read <- function(name, columns) {
  fread(file.path(folder, paste0(name, ".csv")), select = columns, na.strings = "", showProgress = FALSE)
}
as_day <- function(x) {
  if (is.character(x)) {
    x <- as.IDate(x, format = "%Y-%m-%d", optional = TRUE)
  } else if (!inherits(x, "IDate")) x <- as.IDate(x)
  x[!between(x, as.IDate("1900-01-01"), as.IDate("2199-12-31"))] <- NA
  x
}
as_code <- function(x) if (is.integer(x)) x else suppressWarnings(as.integer(x))
as_id <- function(x) if (is.character(x)) x else as.character(x)

# --- reading and cleaning ---------------------------------------------------------------------------------------------
projects <- read("Project", c("ProjectID", "ProjectType", "ContinuumProject", "DateDeleted"))
projects <- unique(projects[is.na(DateDeleted)], by = "ProjectID")
projects[, type := as_code(ProjectType)]
projects <- projects[type %in% c(0:4, 6:14)]
projects[, counts := !is.na(ContinuumProject) & ContinuumProject == 1L]
if (all(is.na(projects$ContinuumProject))) projects[, counts := TRUE]

exits <- read("Exit", c("EnrollmentID", "ExitDate", "Destination", "DateDeleted"))
if (!all(is.na(exits$DateDeleted))) exits <- exits[is.na(DateDeleted)]

stays <- read("Enrollment", c(
  "EnrollmentID", "PersonalID", "ProjectID", "HouseholdID", "EntryDate", "RelationshipToHoH", "MoveInDate", "DateDeleted"
))
setnames(stays, c("id", "person", "project", "household", "entry", "relation", "move_in", "deleted"))
if (!all(is.na(stays$deleted))) stays <- stays[is.na(deleted)]
stays <- stays[!is.na(id)]
# the first of two enrollments, or of two exits, with one EnrollmentID: chmatch and duplicated take the first in the file
again <- duplicated(stays$id)
if (any(again)) stays <- stays[!again]
at <- chmatch(as_id(stays$id), as_id(exits$EnrollmentID))
stays[, `:=`(
  id = as_id(id),
  type = projects$type[where <- chmatch(as_id(project), as_id(projects$ProjectID))],
  counts = projects$counts[where],
  entry = as_day(entry),
  exit = as_day(exits$ExitDate)[at],
  destination = as_code(exits$Destination)[at]
)]
# left out: no known project, no entry, an exit without a day, an exit before the entry
stays <- stays[!is.na(type) & !is.na(entry) & (is.na(at) | !is.na(exit)) & (is.na(exit) | exit >= entry)]
rm(exits, at)

# --- move-in: the head's, for those present; only housing that can be kept asks for it -----------------------------------
homes <- stays[type %in% kept]
homes[, row := .I]
homes[, is_head := (!is.na(relation) & as_code(relation) == 1L) | is.na(household)]
homes[is.na(household), household := paste0("\x1f", id)]
homes[, move_in := as_day(move_in)]
homes[, own := fifelse(entry <= to & counts & move_in >= entry & move_in <= to & (is.na(exit) | move_in <= exit), move_in, as.IDate(NA))]
setorder(homes, project, household, -is_head, entry, id)
homes[, unit := rleid(project, household)]
homes[, head_own := own[!duplicated(unit)][unit]]
homes[, moved := fcase(entry > head_own, entry, exit < head_own, as.IDate(NA), rep(TRUE, .N), head_own)]
setorder(homes, row)
stays[, moved := as.IDate(NA)]
stays[type %in% kept, moved := homes$moved]

stays <- stays[entry <= to & counts]
# a person goes by a number from here on; who has no PersonalID is nobody else
stays[, person := as_id(person)]
stays[is.na(person), person := paste0("\x1f", id)]
stays[, person := chmatch(person, unique(person))]

# --- measure 2 ----------------------------------------------------------------------------------------------------------
left <- stays[between(exit, from - 730L, to - 730L) & between(destination, 400L, 499L) & type %in% c(outreach, shelter, housing)]
setorder(left, person, exit, id)
left <- unique(left, by = "person")
left[, no := .I]

after <- stays[, .(id, type, entry, exit, no = match(person, left$person))][!is.na(no)]
after[, `:=`(left_on = left$exit[no], left_id = left$id[no])]
# the last day on which an entry belongs to another stay in housing: 14 days after the latest exit of those begun before
homes <- after[type %in% housing]
setkey(homes, no, entry)
homes[, until := as.integer(fcoalesce(exit + 14L, to))]
homes[, until := cummax(until + no * 1e6) - no * 1e6]
before <- homes[homes[, .(no, entry = entry - 1L)], on = .(no, entry), roll = TRUE, mult = "last", x.until]
homes <- homes[entry > left_on + 14L & id != left_id & (is.na(before) | before < entry)]
returns <- rbind(
  after[type %in% c(outreach, shelter) & entry >= left_on & id != left_id, .(no, days = entry - left_on)],
  homes[, .(no, days = entry - left_on)]
)
setorder(returns, no, days)
returns <- unique(returns, by = "no")
left[returns$no, days := as.integer(returns$days)]
rows <- left[, .(
  exits = .N, soon = sum(days <= 180L, na.rm = TRUE), later = sum(between(days, 181L, 365L), na.rm = TRUE),
  latest = sum(between(days, 366L, 730L), na.rm = TRUE)
), by = .(from = place(type))]
rows <- rbind(rows, rows[, .(from = "total", exits = sum(exits), soon = sum(soon), later = sum(later), latest = sum(latest))])
rows <- rows[.(from = c("SO", "ES", "TH", "SH", "PH", "total")), on = "from"]
setnafill(rows, fill = 0L, cols = 2:5)

# --- measure 7 ----------------------------------------------------------------------------------------------------------
period <- stays[is.na(exit) | exit >= from]
period[, is_open := is.na(exit) | exit > to]
leavers_of <- function(types) {
  one <- period[type %in% types]
  gone <- one[!is_open & !person %in% person[is_open]]
  setorder(gone, person, -exit, id)
  unique(gone, by = "person")
}
excluded <- c(206L, 215L, 225L, 24L)
permanent <- function(destination) between(destination, 400L, 499L)

street <- leavers_of(outreach)[!destination %in% c(206L, 329L, 24L)]
street[, success := destination %between% c(400L, 499L) |
  destination %in% c(101L, 118L, 204L, 205L, 215L, 225L, 302L, 312L, 313L, 314L, 327L, 332L)]
placed <- leavers_of(c(shelter, housing))[!(type %in% kept & !is.na(moved)) & !destination %in% excluded]
placed[, success := permanent(destination)]
stayers <- period[type %in% kept & is_open]
setorder(stayers, person, -entry, id)
stayers <- unique(stayers, by = "person")[!is.na(moved)]
retained <- leavers_of(kept)[!is.na(moved) & !destination %in% excluded]
retained[, success := permanent(destination)]
retained <- c(retained$success, rep(TRUE, nrow(stayers)))

# --- JSON ---------------------------------------------------------------------------------------------------------------
share <- function(success) {
  universe <- length(success)
  successful <- sum(success, na.rm = TRUE)
  # half up, two decimals
  percent <- if (universe == 0) "null" else format(floor(successful * 10000 / universe + 0.5) / 100, digits = 7)
  sprintf('{"universe":%d,"successful":%d,"share":%s}', universe, successful, percent)
}
cat(sprintf(
  '{"2":{"rows":[%s]},"7a.1":%s,"7b.1":%s,"7b.2":%s}\n',
  rows[, paste(sprintf(
    '{"from":"%s","exits":%d,"returns":{"0-180":%d,"181-365":%d,"366-730":%d}}', from, exits, soon, later, latest
  ), collapse = ",")],
  share(street$success), share(placed$success), share(retained)
))
