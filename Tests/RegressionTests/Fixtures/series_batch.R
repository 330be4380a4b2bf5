# Makes series_batch.json: `Rscript series_batch.R > series_batch.json` (R 4.2.2, MASS 7.3-58.2).
#
# 48 months, six columns, an offset of each series' own; a few series miss months. glm.fit and MASS::glm.nb run to the
# last digit. Where glm.nb's likelihood rises towards an infinite theta (the slope in 1/theta at 0 is not above 0), no
# theta is given: the Poisson fit is the answer.
suppressMessages(library(MASS))
set.seed(20261123)
n <- 48
month <- 0:(n - 1)
X <- cbind(`(Intercept)` = 1, year = 2016 + month / 12, sin1 = sin(2 * pi * month / 12), cos1 = cos(2 * pi * month / 12),
           sin2 = sin(4 * pi * month / 12), cos2 = cos(4 * pi * month / 12))
exact <- list(epsilon = 1e-15, maxit = 200, trace = FALSE)

series <- list()
add <- function(name, y, offset = rep(0, n)) series[[length(series) + 1]] <<- list(name = name, y = y, offset = offset)
for (k in 1:24) {
  mean <- exp(runif(1, log(0.4), log(40)))
  size <- if (k %% 3 == 0) Inf else exp(runif(1, log(0.4), log(20)))
  offset <- rep(log(runif(1, 0.2, 5)), n) + 0.1 * sin(month)
  mu <- mean * exp(offset - mean(offset)) * exp(0.1 * rnorm(1) * (month / 12 - 2) + 0.3 * X[, 3] - 0.2 * X[, 4])
  y <- if (is.finite(size)) rnbinom(n, mu = mu, size = size) else rpois(n, mu)
  if (k %% 4 == 0) y[sample(n, 5)] <- NA
  add(paste0("usual", k), y, offset)
}
add("large", rnbinom(n, mu = 3000 * exp(0.3 * X[, 3]), size = 30))
add("huge", rpois(n, 2e6 * exp(0.3 * X[, 3])))
add("wide", rnbinom(n, mu = 60, size = 0.15))
regular <- rep(c(2, 3, 2, 3), 12)
add("under-dispersed", regular)
add("rare", { y <- rep(0, n); y[c(3, 9, 14, 20, 26, 31, 37, 44, 46)] <- 1; y })

number <- function(x) ifelse(is.na(x), "null", ifelse(is.finite(x), formatC(x, digits = 17, format = "g"), "null"))
vector <- function(x) paste0("[", paste(number(x), collapse = ","), "]")

one <- function(s) {
  used <- !is.na(s$y)
  y <- s$y[used]; x <- X[used, ]; offset <- s$offset[used]
  frame <- data.frame(y = y, offset = offset)
  fit <- glm(y ~ 0 + x + offset(offset), family = poisson, data = frame, control = exact)
  quasi <- summary(glm(y ~ 0 + x + offset(offset), family = quasipoisson, data = frame, control = exact))
  own <- summary(fit, dispersion = 1)
  text <- sprintf('{"name":"%s","counts":%s,"offsets":%s,"coefficients":%s,"errors":%s,"deviance":%s,"dispersion":%s,"logLikelihood":%s',
    s$name, vector(s$y), vector(s$offset), vector(coef(fit)), vector(own$coefficients[, 2]), number(fit$deviance),
    number(quasi$dispersion), number(as.numeric(logLik(fit))))
  mu <- fitted(fit)
  slope <- sum((y - mu)^2 - y) / 2
  if (slope > 0) {
    nb <- glm.nb(y ~ 0 + x + offset(offset), data = frame, control = exact)
    # glm.nb stops early in theta; the joint maximum by alternating to the last digit.
    for (round in 1:60) {
      nb <- suppressWarnings(glm(y ~ 0 + x + offset(offset), family = negative.binomial(nb$theta %||% theta), data = frame,
        control = exact, start = coef(nb)))
      mu <- fitted(nb)
      theta <- theta.ml(y, mu, limit = 500, eps = 1e-13)
      nb$theta <- as.numeric(theta)
    }
    own <- summary(nb, dispersion = 1)
    text <- paste0(text, sprintf(',"negativeBinomial":{"coefficients":%s,"errors":%s,"size":%s,"sizeError":%s,"deviance":%s,"logLikelihood":%s}',
      vector(coef(nb)), vector(own$coefficients[, 2]), number(nb$theta), number(attr(theta, "SE")), number(nb$deviance),
      number(sum(dnbinom(y, size = nb$theta, mu = mu, log = TRUE)))))
  }
  paste0(text, "}")
}
`%||%` <- function(a, b) if (is.null(a)) b else a
cat('{"names":["', paste(colnames(X), collapse = '","'), '"],"design":[',
    paste(apply(X, 2, vector), collapse = ","), '],"series":[\n', paste(sapply(series, one), collapse = ",\n"), "\n]}\n", sep = "")
