# Process limits, rules and CUSUM for many series in base R, by whole matrices: a row a series, a column a month.
# Rscript signals-arithmetic.R FOLDER SERIES MONTHS REPEAT: reads values.bin, x.bin, n.bin (doubles, series after series),
# prints the processor seconds of each turn, and writes what it found.
args <- commandArgs(trailingOnly = TRUE)
folder <- args[1]; series <- as.integer(args[2]); months <- as.integer(args[3]); turns <- as.integer(args[4])
read <- function(name) {
  all <- readBin(file.path(folder, name), "double", n = series * months, size = 8, endian = "little")
  matrix(all, nrow = series, ncol = months, byrow = TRUE)
}
values <- read("values.bin"); x <- read("x.bin"); n <- read("n.bin")

# a point and those before it that make a run of k or more, marked whole; and the direction of the run
runs <- function(sign, k) {
  long <- matrix(0L, nrow(sign), ncol(sign))
  run <- integer(nrow(sign))
  for (j in seq_len(ncol(sign))) {
    here <- sign[, j]
    run <- if (j == 1) as.integer(here != 0) else ifelse(here == 0, 0L, ifelse(here == sign[, j - 1], run + 1L, 1L))
    long[, j] <- run
  }
  hit <- matrix(FALSE, nrow(sign), ncol(sign))
  for (j in rev(seq_len(ncol(sign)))) {
    hit[, j] <- long[, j] >= k
    if (j < ncol(sign)) hit[, j] <- hit[, j] | (hit[, j + 1] & sign[, j] == sign[, j + 1] & sign[, j] != 0)
  }
  hit
}

judge <- function(values) {
  months <- ncol(values)
  centre <- rowMeans(values)
  range <- abs(values[, -1] - values[, -months])
  first <- rowMeans(range)
  range[range >= 3.267 * first & first > 0] <- NA
  average <- rowMeans(range, na.rm = TRUE)
  tolerance <- average * 1e-9
  away <- values - centre
  side <- (away > tolerance) - (away < -tolerance)
  astronomical <- abs(away) - 2.66 * average > tolerance
  near <- abs(away) - 1.7733 * average > tolerance
  shift <- runs(side, 7)
  step <- values[, -1] - values[, -months]
  move <- (step > tolerance) - (step < -tolerance)
  climbing <- runs(move, 6)
  trend <- cbind(FALSE, climbing) | cbind(climbing, FALSE)
  a <- seq_len(months - 2); b <- a + 1; c <- a + 2
  same <- side[, a] != 0 & side[, a] == side[, b] & side[, a] == side[, c]
  two <- same & (near[, a] + near[, b] + near[, c] >= 2)
  none <- matrix(FALSE, nrow(values), 1)
  window <- cbind(two, none, none) | cbind(none, two, none) | cbind(none, none, two)
  two.of.three <- window & near
  bits <- astronomical + 2L * trend + 4L * two.of.three + 8L * shift
  bits[average == 0, ] <- 0L
  list(centre = centre, average = average, bits = bits)
}

cusum <- function(x, n, reference, ratio, h) {
  scale <- log(1 - reference + ratio * reference)
  weight <- x * (log(ratio) - scale) - (n - x) * scale
  s <- matrix(0, nrow(x), ncol(x))
  sum <- numeric(nrow(x))
  for (j in seq_len(ncol(x))) {
    sum <- pmax(0, sum + weight[, j])
    s[, j] <- sum
    sum[sum >= h] <- 0
  }
  s
}

for (turn in seq_len(turns)) {
  before <- proc.time()
  {
    judged <- judge(values)
    path <- cusum(x, n, rowSums(x[, 1:12]) / rowSums(n[, 1:12]), 1.5, 4)
  }
  took <- proc.time() - before
  cat(sprintf("%.4f\n", took[["user.self"]] + took[["sys.self"]]))
}
write <- function(all, name) writeBin(as.double(all), file.path(folder, name), size = 8, endian = "little")
write(judged$centre, "centre.bin"); write(judged$average, "average.bin")
write(t(judged$bits), "bits.bin"); write(t(path), "path.bin")
