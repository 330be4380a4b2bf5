# Designs of R 4.2.2 for the formula language; writes formula_designs.json beside itself.
# Rscript Tests/RegressionTests/Fixtures/formula_designs.R
library(MASS); library(lme4); library(jsonlite)
here <- dirname(sub("--file=", "", grep("--file=", commandArgs(FALSE), value = TRUE)[1]))

column <- function(name, v) {
  if (is.factor(v)) list(name = name, levels = levels(v), codes = ifelse(is.na(v), -1L, as.integer(v) - 1L))
  else list(name = name, numbers = as.numeric(v))
}
by_code_point <- function(v) if (is.character(v)) factor(v, levels = sort(unique(v), method = "radix")) else v
# The columns that a formula uses and what R makes of them; of random terms the sum over levels of each coefficient's columns.
case <- function(formula, d, new = NULL) {
  d[] <- lapply(d, by_code_point)
  f <- as.formula(formula)
  fixed <- nobars(f)
  frame <- model.frame(fixed, d, drop.unused.levels = TRUE)
  m <- model.matrix(fixed, frame)
  used <- intersect(all.vars(f), names(d))
  off <- model.offset(frame)
  bars <- findbars(f)
  random <- if (is.null(bars)) list() else {
    t <- mkReTrms(bars, model.frame(subbars(f), d), reorder.terms = FALSE)
    lapply(seq_along(t$Ztlist), function(i) list(
      grouping = names(t$cnms)[i], names = I(unname(t$cnms[[i]])), levels = nlevels(t$flist[[attr(t$flist, "assign")[i]]]),
      columns = { q <- length(t$cnms[[i]]); z <- as.matrix(t$Ztlist[[i]]); unname(lapply(seq_len(q), function(j) colSums(z[seq(j, nrow(z), q), , drop = FALSE]))) }))
  }
  again <- if (is.null(new)) NULL else model.matrix(delete.response(terms(frame)), model.frame(delete.response(terms(frame)), new, xlev = .getXlevels(terms(frame), frame)))
  labels <- attr(terms(fixed), "term.labels")
  list(formula = formula, columns = lapply(used, function(n) column(n, d[[n]])), terms = I(labels),
       names = I(colnames(m)), matrix = unname(lapply(seq_len(ncol(m)), function(j) unname(m[, j]))),
       offset = if (is.null(off)) NULL else as.numeric(off), random = random,
       new = if (is.null(new)) NULL else list(columns = lapply(names(new), function(n) column(n, new[[n]])),
         matrix = unname(lapply(seq_len(ncol(again)), function(j) unname(again[, j])))))
}

quine <- MASS::quine
epil <- MASS::epil[, c("y", "trt", "lbase", "lage", "V4")]
insurance <- MASS::Insurance; insurance$District <- factor(insurance$District)
for (n in c("Group", "Age")) insurance[[n]] <- factor(insurance[[n]], ordered = FALSE)
bw <- MASS::birthwt
disc <- data.frame(count = as.integer(discoveries), t = ((1860:1959) - 1910) / 10)
ucb <- data.frame(Gender = rep(c("Male", "Female"), 6), Dept = rep(LETTERS[1:6], each = 2), Admitted = as.vector(UCBAdmissions[1, , ]), Rejected = as.vector(UCBAdmissions[2, , ]))
belts <- data.frame(kms = as.numeric(Seatbelts[, "kms"]), law = as.numeric(Seatbelts[, "law"]), killed = as.numeric(Seatbelts[, "DriversKilled"]),
  price = as.numeric(Seatbelts[, "PetrolPrice"]), year = as.integer(floor(time(Seatbelts) + 1e-6)), month = as.integer(cycle(Seatbelts)))[1:48, ]
set.seed(1)
small <- data.frame(y = rpois(24, 4), n = rpois(24, 9) + 5, x = round(rnorm(24), 3), z = round(rexp(24), 3), a = rep(c("P", "Q"), 12), b = rep(c("u", "v", "w"), each = 8),
  g = rep(c("B", "a", "Z", "c"), 6), year = rep(2015:2020, 4), month = rep(c(1, 4, 7, 10, 12, 6), 4))
gaps <- small; gaps$x[c(3, 9)] <- NA; gaps$a[5] <- NA
harmonic <- function(x, k, period = 12) {
  m <- do.call(cbind, lapply(seq_len(k), function(j) { w <- 2 * pi * j * x / period; if (2 * j == period) cbind(cos(w)) else cbind(sin(w), cos(w)) }))
  colnames(m) <- unlist(lapply(seq_len(k), function(j) if (2 * j == period) paste0("cos", j) else paste0(c("sin", "cos"), j)))
  m
}
cases <- list(
  case("breaks ~ wool * tension", warpbreaks),
  case("Days ~ Eth + Sex + Age + Lrn", quine),
  case("Days ~ Sex/(Age + Eth * Lrn)", quine),
  case("y ~ lbase * trt + lage + V4", epil),
  case("count ~ spray", InsectSprays),
  case("Claims ~ District + Group + Age + offset(log(Holders))", insurance),
  case("low ~ age + lwt + factor(race) + smoke + ht + ui", bw),
  case("cbind(Menarche, Total - Menarche) ~ Age", MASS::menarche),
  case("cbind(Admitted, Rejected) ~ Gender + Dept", ucb),
  case("count ~ t + I(t^2)", disc),
  case("killed ~ poly(year, 2) + harmonic(month, 2) + law + log(price) + offset(log(kms))", belts),
  case("killed ~ poly(price, 5) * harmonic(month, 1)", belts, belts[c(2, 40, 11), c("price", "month")] + 0.01),
  case("killed ~ harmonic(month, 6) + poly(year, 3, raw = TRUE)", belts),
  case("killed ~ harmonic(year, 1, period = 3) * law", belts),
  case("y ~ a:b", small), case("y ~ a + a:b", small, data.frame(b = factor(c("w", "u")), a = factor(c("Q", "P")))), case("y ~ b:a + a", small), case("y ~ a:b - 1", small),
  case("y ~ 0 + a + b", small), case("y ~ a + b - 1", small), case("y ~ 0 + x + a", small), case("y ~ x:a", small),
  case("y ~ x + x:a", small), case("y ~ x:a:b + b", small), case("y ~ (a + b + x)^2", small),
  case("y ~ (a + b)*x - a:x", small), case("y ~ a*b*x - a:b:x", small), case("y ~ a/b", small), case("y ~ a/x + z", small),
  case("y ~ poly(x, 2):a + b", small), case("y ~ factor(year):x - 1", small), case("y ~ relevel(factor(b), ref = \"v\") * x", small),
  case("y ~ g", small),
  case("log(y + 1) ~ sqrt(z) + exp(-x) + I(x * z - 2/n) + abs(x)", small),
  case("y ~ I(-x^2) + I((x + 1)^-1) + I(2^3^0.5 * x)", small),
  case("y ~ x + a", gaps), case("y ~ -1 + g + x + offset(log(n)) + offset(z)", gaps),
  case("y ~ x + (1 | g)", small), case("y ~ x + (1 + x | g) + (1 | a:b)", small), case("y ~ (0 + x | g) + a", small),
  case("y ~ x + (1 | b/a)", small), case("y ~ a + (0 + a | g) + (1 | year)", small), case("y ~ a + (a | g)", small),
  case("y ~ x + (1 + x || g)", small))
writeLines(toJSON(cases, digits = I(15), auto_unbox = TRUE, null = "null", na = "null"), file.path(here, "formula_designs.json"))
