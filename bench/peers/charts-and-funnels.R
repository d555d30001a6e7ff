# The formulas of process charts and funnels once more, written apart from the program's, one point after another.
# Rscript charts-and-funnels.R FOLDER: reads every series-KIND-*.csv and funnel-KIND-LIMITS-*.csv, writes told.csv:
# file, row, and up to six figures.
folder <- commandArgs(trailingOnly = TRUE)[1]
screened <- function(range) {
  first <- mean(range)
  if (first > 0) range <- range[range < 3.267 * first]
  mean(range)
}

exact <- function(p, target, n) {
  r <- qbinom(p, n, target)
  at <- dbinom(r, n, target)
  a <- if (at == 0) 0 else (pbinom(r, n, target) - p) / at
  min(1, max(0, (r - a) / n))
}

# centre, lower, upper, near lower, near upper: one row a point
lines.of <- function(kind, x, n, v) {
  k <- length(v)
  if (kind == "xmr") {
    a <- screened(abs(diff(v)))
    return(cbind(rep(mean(v), k), mean(v) - 2.66 * a, mean(v) + 2.66 * a, mean(v) - 1.7733 * a, mean(v) + 1.7733 * a))
  }
  if (kind == "g") {
    g <- mean(v)
    return(cbind(rep(median(v), k), 0, g + 3 * sqrt(g * (g + 1)), -Inf, Inf))
  }
  if (kind == "t") {
    y <- v^(1 / 3.6)
    reach <- 3 * mean(abs(diff(y))) / 1.128
    back <- function(z) max(0, z)^3.6
    return(cbind(rep(back(mean(y)), k), back(mean(y) - reach), back(mean(y) + reach), -Inf, Inf))
  }
  if (kind == "c") { s <- rep(sqrt(mean(x)), k); centre <- mean(x) }
  else centre <- sum(x) / sum(n)
  if (kind == "p" || kind == "pp") s <- sqrt(centre * (1 - centre) / n)
  if (kind == "u" || kind == "up") s <- sqrt(centre / n)
  if (kind == "pp" || kind == "up") s <- s * screened(abs(diff((v - centre) / s))) / 1.128
  if (kind == "i") {
    step <- sqrt(pi / 2) * abs(diff(v)) / sqrt(1 / n[-1] + 1 / n[-k])
    s <- mean(step) / sqrt(n)
  }
  out <- cbind(rep(centre, k), centre - 3 * s, centre + 3 * s, centre - 2 * s, centre + 2 * s)
  if (kind == "p") for (i in seq_len(k)) if (n[i] * min(centre, 1 - centre) < 5)
    out[i, 2:5] <- sapply(c(pnorm(-3), pnorm(3), pnorm(-2), pnorm(2)), exact, target = centre, n = n[i])
  out
}

# which of the four rules each point hits: 1 astronomical, 2 trend, 4 two of three, 8 shift
rules.of <- function(v, l) {
  k <- length(v); small <- (l[1, 3] - l[1, 1]) / 2.66 * 1e-9
  sign.of <- function(d) if (d > small) 1 else if (d < -small) -1 else 0
  side <- sapply(seq_len(k), function(i) sign.of(v[i] - l[i, 1]))
  out <- sapply(seq_len(k), function(i) if (sign.of(v[i] - l[i, 3]) > 0) 1 else if (sign.of(v[i] - l[i, 2]) < 0) -1 else 0)
  near <- sapply(seq_len(k), function(i) if (sign.of(v[i] - l[i, 5]) > 0) 1 else if (sign.of(v[i] - l[i, 4]) < 0) -1 else 0)
  trend <- two <- shift <- logical(k)
  if (k >= 7) for (i in 1:(k - 6)) {
    w <- i:(i + 6)
    if (all(side[w] == 1) || all(side[w] == -1)) shift[w] <- TRUE
    moves <- sapply(2:7, function(j) sign.of(v[w[j]] - v[w[j - 1]]))
    if (all(moves == 1) || all(moves == -1)) trend[w] <- TRUE
  }
  if (k >= 3) for (i in 1:(k - 2)) {
    w <- i:(i + 2)
    if (side[i] != 0 && all(side[w] == side[i]) && sum(near[w] == side[i]) >= 2) two[w[near[w] == side[i]]] <- TRUE
  }
  (out != 0) + 2 * trend + 4 * two + 8 * shift
}

funnel.of <- function(kind, limits, x, n) {
  target <- if (kind == "ratio") 1 else sum(x) / sum(n)
  levels <- c(.025, .975, .001, .999)
  if (kind == "ratio") { y <- sqrt(x / n); at <- sqrt(target); s <- 1 / (2 * sqrt(n)) }
  else { y <- asin(sqrt(x / n)); at <- asin(sqrt(target)); s <- 1 / (2 * sqrt(n)) }
  z <- (y - at) / s
  ends <- quantile(z, c(.1, .9), names = FALSE)
  phi <- mean(pmin(ends[2], pmax(ends[1], z))^2)
  w <- 1 / s^2; k <- length(x)
  tau2 <- if (k * phi < k - 1) 0 else max(0, (k * phi - (k - 1)) / (sum(w) - sum(w^2) / sum(w)))
  line <- function(i, p) {
    if (limits == "overdispersed" && k >= 12) {
      place <- max(0, at + qnorm(p) * sqrt(s[i]^2 + tau2))
      return(if (kind == "ratio") place^2 else sin(min(pi / 2, place))^2)
    }
    if (kind == "ratio") return(if (p < .5) qchisq(p, 2 * n[i]) / (2 * n[i]) else qchisq(p, 2 * (n[i] + 1)) / (2 * n[i]))
    if (limits == "wilson") return(min(1, max(0, target + qnorm(p) * sqrt(target * (1 - target) / n[i]))))
    exact(p, target, n[i])
  }
  cbind(z, t(sapply(seq_len(k), function(i) sapply(levels, function(p) line(i, p)))), tau2)
}

told <- list()
for (file in list.files(folder, "^series-")) {
  kind <- strsplit(file, "-")[[1]][2]
  d <- read.csv(file.path(folder, file))
  v <- if ("value" %in% names(d)) d$value else d$numerator / d$denominator
  if (kind == "c") v <- d$numerator
  l <- lines.of(kind, d$numerator, d$denominator, v)
  bits <- if (all(l[, 3] == l[, 2])) rep(0, length(v)) else rules.of(v, l)
  if (kind %in% c("p", "pp", "u", "up", "c")) l[, 2] <- pmax(0, l[, 2])
  if (kind %in% c("p", "pp")) l[, 3] <- pmin(1, l[, 3])
  told[[file]] <- data.frame(file, row = seq_along(v), l[, 1:3], bits, 0, 0)
}
for (file in list.files(folder, "^funnel-")) {
  parts <- strsplit(file, "-")[[1]]
  d <- read.csv(file.path(folder, file))
  told[[file]] <- data.frame(file, row = seq_len(nrow(d)), funnel.of(parts[2], parts[3], d[[2]], d[[3]]))
}
all <- do.call(rbind, lapply(told, function(one) { names(one) <- c("file", "row", letters[1:6]); one }))
all[3:8] <- lapply(all[3:8], function(one) format(one, digits = 17, scientific = TRUE))
write.csv(all, file.path(folder, "told.csv"), row.names = FALSE, quote = FALSE)
