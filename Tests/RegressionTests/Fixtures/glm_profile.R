# Profile-likelihood limits by uniroot on the signed root deviance, which MASS::confint only interpolates, and the standard
# error of theta at the final theta, where MASS::theta.ml has it at the one before; run in this folder:
# Rscript glm_profile.R GOLDEN, the folder of the references.
suppressMessages({library(jsonlite); library(MASS)})
golden <- commandArgs(TRUE)[1]
ctl <- glm.control(epsilon = 1e-14, maxit = 200)
limits <- function(m, y, family, z = qnorm(.975)) {
  X <- model.matrix(m); o <- if (is.null(m$offset)) rep(0, nrow(X)) else m$offset; w <- m$prior.weights
  s <- sqrt(diag(vcov(m))); phi <- summary(m)$dispersion
  t(sapply(seq_len(ncol(X)), function(j) sapply(c(-1, 1), function(side) {
    f <- function(b) {
      r <- if (ncol(X) == 1) stop("one column") else
        suppressWarnings(glm.fit(X[, -j, drop = FALSE], y, weights = w, offset = o + b * X[, j], family = family, control = ctl))
      side * sqrt(max(0, (r$deviance - m$deviance) / phi)) - side * z
    }
    e <- coef(m)[[j]]
    uniroot(f, sort(e + side * s[j] * c(.5, 4)), tol = 1e-13)$root
  })))
}
out <- list()
d <- warpbreaks; m <- glm(breaks ~ wool * tension, poisson, d, control = ctl); out$warpbreaks_poisson <- limits(m, d$breaks, poisson())
m <- glm(breaks ~ wool * tension, quasipoisson, d, control = ctl); out$warpbreaks_quasipoisson <- limits(m, d$breaks, quasipoisson())
m <- glm.nb(breaks ~ wool * tension, d, control = ctl); out$warpbreaks_glmnb <- limits(m, d$breaks, negative.binomial(m$theta))
d <- MASS::quine; m <- glm.nb(Days ~ Eth + Sex + Age + Lrn, d, control = ctl); out$quine_glmnb <- limits(m, d$Days, negative.binomial(m$theta))
d <- MASS::birthwt; m <- glm(low ~ age + lwt + factor(race) + smoke + ht + ui, binomial, d, control = ctl); out$birthwt_binomial <- limits(m, d$low, binomial())
d <- MASS::menarche; for (l in c("logit", "probit", "cloglog")) {
  m <- glm(cbind(Menarche, Total - Menarche) ~ Age, binomial(l), d, control = ctl)
  out[[paste0("menarche_binomial_", l)]] <- limits(m, d$Menarche / d$Total, binomial(l)) }
d <- MASS::Insurance; d$District <- factor(d$District); d$Group <- factor(d$Group, ordered = FALSE); d$Age <- factor(d$Age, ordered = FALSE)
m <- glm(Claims ~ District + Group + Age + offset(log(Holders)), poisson, d, control = ctl); out$insurance_poisson_offset <- limits(m, d$Claims, poisson())
info <- function(th, mu, y) sum(-trigamma(th + y) + trigamma(th) - 1 / th + 2 / (mu + th) - (y + th) / (mu + th)^2)
s <- read.csv(file.path(golden, "seatbelts_driverskilled_glmnb.csv")); v <- read.csv(file.path(golden, "discoveries_glmnb.csv"))
for (case in list(list("warpbreaks_glmnb", breaks ~ wool * tension, warpbreaks), list("insectsprays_glmnb", count ~ spray, InsectSprays),
    list("quine_glmnb", Days ~ Eth + Sex + Age + Lrn, MASS::quine), list("quine_glmnb_full", Days ~ Sex / (Age + Eth * Lrn), MASS::quine),
    list("epil_glmnb", y ~ lbase * trt + lage + V4, MASS::epil), list("discoveries_glmnb", count ~ t + I(t^2), v),
    list("seatbelts_driverskilled_glmnb", DriversKilled ~ t + c1 + s1 + c2 + s2 + law + offset(log(kms)), s))) {
  if (case[[1]] == "epil_glmnb") case[[3]] <- read.csv(file.path(golden, "epil_glmnb.csv"))
  m <- suppressWarnings(glm.nb(case[[2]], case[[3]], control = ctl)); out$size_errors[[case[[1]]]] <- 1 / sqrt(info(m$theta, fitted(m), m$y)) }
write_json(out, "glm_profile.json", digits = I(15), auto_unbox = TRUE)
