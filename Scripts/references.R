# The tables in Sources/Verification/Groups: Rscript Scripts/references.R prints them, 15 significant digits.
# R 4.2.2, base and stats only; what base R has no function for is its published formula.
p15 <- function(x) ifelse(is.na(x), "NA", sprintf("%.15g", x))
show <- function(name, d) {
  cat("==", name, "\n")
  cat(names(d), "\n")
  for (i in seq_len(nrow(d))) cat(sapply(d[i, ], function(v) if (is.character(v)) v else p15(v)), "\n")
}

x <- c(1e-8, 1e-3, .1, .5, 1, 1.5, 2, 3.7, 10, 25.5, 100, 1e4, 1e7)
show("special", data.frame(x, log_gamma = lgamma(x), digamma = digamma(x), trigamma = trigamma(x)))

g <- expand.grid(k = c(0, 1, 2, 5, 17, 80), mean = c(1e-4, .05, 1, 4.2, 33, 500))
show("poisson", transform(g, log_mass = dpois(k, mean, log = TRUE), cdf = ppois(k, mean), tail = ppois(k, mean, lower.tail = FALSE)))
g <- expand.grid(k = c(0, 1, 2, 5, 17, 80), mean = c(.05, 1, 4.2, 33), size = c(.05, .7, 3, 50, 1e5))
show("negative_binomial", transform(g,
  log_mass = dnbinom(k, size = size, mu = mean, log = TRUE), cdf = pnbinom(k, size = size, mu = mean),
  tail = pnbinom(k, size = size, mu = mean, lower.tail = FALSE)))
g <- expand.grid(k = c(0, 1, 4, 12, 40), trials = c(1, 12, 40, 1000), probability = c(.001, .07, .5, .93))
g <- g[g$k <= g$trials, ]
show("binomial", transform(g,
  log_mass = dbinom(k, trials, probability, log = TRUE), cdf = pbinom(k, trials, probability),
  tail = pbinom(k, trials, probability, lower.tail = FALSE)))
t <- c(-40, -6, -1.3, -.01, 0, .5, 2.1, 12)
show("t", do.call(rbind, lapply(c(1, 4, 30, 1e4), function(df) data.frame(t, df, cdf = pt(t, df), two_sided = 2 * pt(-abs(t), df)))))

p <- c(1e-12, 1e-6, .001, .025, .05, .1, .3, .5, .9, .975, .999999)
show("quantiles", data.frame(p, normal = qnorm(p), t4 = qt(p, 4), gamma_03 = qgamma(p, .3), gamma_12 = qgamma(p, 12),
  beta_2_5 = qbeta(p, 2, 5), beta_05_30 = qbeta(p, .5, 30)))
p <- c(.025, .05, .25, .5, .75, .95, .975)
g <- expand.grid(mean = c(.05, 1, 4.2, 33), size = c(.05, .7, 3, 50, 1e5, Inf))
q <- function(p) ifelse(is.finite(g$size), qnbinom(p, size = pmin(g$size, 1e9), mu = g$mean), qpois(p, g$mean))
show("count_quantiles", cbind(g, setNames(as.data.frame(lapply(p, q)), p)))

# Byar: Breslow & Day 1987; mid-p: Lancaster 1961; score: x + z^2/2 -+ z sqrt(x + z^2/4).
byar <- function(x, z) c(if (x == 0) 0 else x * (1 - 1 / (9 * x) - z / (3 * sqrt(x)))^3,
  (x + 1) * (1 - 1 / (9 * (x + 1)) + z / (3 * sqrt(x + 1)))^3)
midp <- function(x, a) c(
  if (x == 0) 0 else uniroot(function(l) ppois(x, l, lower.tail = FALSE) + .5 * dpois(x, l) - a, c(1e-12, x), tol = 1e-13)$root,
  uniroot(function(l) ppois(x - 1, l) + .5 * dpois(x, l) - a, c(max(x, 1e-9), x + 20 + 10 * sqrt(x + 1)), tol = 1e-13)$root)
limits <- function(x, level) {
  z <- qnorm(1 - (1 - level) / 2)
  l <- rbind(exact = poisson.test(x, conf.level = level)$conf.int, byar = byar(x, z), mid_p = midp(x, (1 - level) / 2),
    log_wald = if (x > 0) x * exp(c(-1, 1) * z / sqrt(x)) else c(0, Inf),
    square_root = c(max(0, sqrt(x) - z / 2)^2, (sqrt(x) + z / 2)^2),
    score = x + z^2 / 2 + c(-1, 1) * z * sqrt(x + z^2 / 4),
    jeffreys = c(if (x == 0) 0 else qgamma((1 - level) / 2, x + .5), qgamma((1 - level) / 2, x + .5, lower.tail = FALSE)))
  data.frame(count = x, level, method = rownames(l), lower = l[, 1], upper = l[, 2])
}
show("rate_limits", do.call(rbind, Map(limits, rep(c(0, 1, 2, 5, 12, 100, 1000, 12345), each = 2), c(.95, .99))))

proportion <- function(x, n, level) {
  z <- qnorm(1 - (1 - level) / 2); a <- (1 - level) / 2; nt <- n + z^2; pt <- (x + z^2 / 2) / nt
  # prop.test lessens the correction where the share is near its null value, which is therefore kept away from it.
  ci <- function(correct) suppressWarnings(prop.test(x, n, p = if (x / n > .5) .01 else .99, correct = correct, conf.level = level))$conf.int
  l <- rbind(wilson = ci(FALSE), wilson_corrected = ci(TRUE), exact = binom.test(x, n, conf.level = level)$conf.int,
    agresti_coull = pt + c(-1, 1) * z * sqrt(pt * (1 - pt) / nt),
    jeffreys = c(if (x == 0) 0 else qbeta(a, x + .5, n - x + .5), if (x == n) 1 else qbeta(1 - a, x + .5, n - x + .5)))
  data.frame(hits = x, trials = n, level, method = rownames(l), lower = l[, 1], upper = l[, 2])
}
pairs <- list(c(0, 10), c(1, 10), c(5, 10), c(10, 10), c(3, 27), c(81, 263), c(15, 148), c(1, 29), c(500, 12000))
show("proportion_limits", do.call(rbind, unlist(lapply(pairs, function(v) lapply(c(.9, .95), function(l) proportion(v[1], v[2], l))), recursive = FALSE)))

# The first of R's pair is our count after.
pairs <- list(c(11, 800, 23, 3000), c(0, 100, 5, 120), c(5, 120, 0, 100), c(3, 10, 3, 10), c(120, 1000, 90, 1000),
  c(41, 28010, 15, 19017), c(1, 1, 1, 1), c(250, 36500, 310, 36500), c(7, 1.25, 20, 3))
two <- function(v, null) {
  f <- function(alternative) poisson.test(v[c(1, 3)], v[c(2, 4)], r = null, alternative = alternative)
  ci <- f("two.sided")$conf.int; lr <- log(v[1] / v[2] / (v[3] / v[4])); se <- sqrt(1 / v[1] + 1 / v[3])
  wald <- if (min(v[c(1, 3)]) > 0) exp(lr + c(-1, 1) * qnorm(.975) * se) else c(0, Inf)
  data.frame(after = v[1], exposure_after = v[2], before = v[3], exposure_before = v[4], null,
    minimum_likelihood = f("two.sided")$p.value, less = f("less")$p.value, greater = f("greater")$p.value,
    lower = ci[1], upper = ci[2], wald_lower = wald[1], wald_upper = wald[2])
}
show("two_counts", do.call(rbind, unlist(lapply(pairs, function(v) lapply(c(1, .93, 1.5), function(r) two(v, r))), recursive = FALSE)))
one <- list(c(137, 24.19893, 1), c(10, 1, 6), c(0, 1, 2.3), c(3, 2, 4))
show("one_count", do.call(rbind, lapply(one, function(v) data.frame(count = v[1], exposure = v[2], rate = v[3],
  minimum_likelihood = poisson.test(v[1], v[2], r = v[3])$p.value,
  less = poisson.test(v[1], v[2], r = v[3], alternative = "less")$p.value,
  greater = poisson.test(v[1], v[2], r = v[3], alternative = "greater")$p.value))))

pairs <- list(c(83, 86, 90, 93), c(56, 70, 48, 80), c(9, 10, 3, 10), c(10, 10, 0, 20), c(5, 56, 0, 29))
show("two_proportions", do.call(rbind, lapply(pairs, function(v) {
  t <- suppressWarnings(prop.test(v[c(1, 3)], v[c(2, 4)], correct = FALSE)); tc <- suppressWarnings(prop.test(v[c(1, 3)], v[c(2, 4)]))
  w <- function(x, n) { z <- qnorm(.975); p <- x / n; (2 * x + z^2 + c(-1, 1) * z * sqrt(z^2 + 4 * x * (1 - p))) / (2 * (n + z^2)) }
  a <- w(v[1], v[2]); b <- w(v[3], v[4]); p1 <- v[1] / v[2]; p2 <- v[3] / v[4]
  data.frame(x1 = v[1], n1 = v[2], x2 = v[3], n2 = v[4], chi_square = t$statistic, p = t$p.value, lower = t$conf.int[1], upper = t$conf.int[2],
    chi_square_corrected = tc$statistic, p_corrected = tc$p.value, lower_corrected = tc$conf.int[1], upper_corrected = tc$conf.int[2],
    newcombe_lower = p1 - p2 - sqrt((p1 - a[1])^2 + (b[2] - p2)^2), newcombe_upper = p1 - p2 + sqrt((a[2] - p1)^2 + (p2 - b[1])^2),
    fisher = fisher.test(rbind(c(v[1], v[2] - v[1]), c(v[3], v[4] - v[3])))$p.value)
})))

# Scores by their definitions, summed far into the tail.
g <- expand.grid(observed = c(0, 1, 3, 7, 20), mean = c(.2, 1.5, 6, 18), size = c(.5, 2, 10, 200, Inf))
show("scores", do.call(rbind, lapply(seq_len(nrow(g)), function(i) {
  y <- g$observed[i]; m <- g$mean[i]; s <- g$size[i]; k <- 0:(3000 + y)
  cdf <- if (is.finite(s)) pnbinom(k, size = s, mu = m) else ppois(k, m)
  lp <- if (is.finite(s)) dnbinom(y, size = s, mu = m, log = TRUE) else dpois(y, m, log = TRUE)
  v <- m + m^2 / s
  data.frame(g[i, ], ranked = sum((cdf - (y <= k))^2), logarithmic = -lp, dawid_sebastiani = (y - m)^2 / v + log(v))
})))
