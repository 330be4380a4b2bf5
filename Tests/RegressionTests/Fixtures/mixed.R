# References beyond those of golden_mixed.R, by lme4 and glmmTMB, in the same form. glmmTMB's search is told to go on until
# nothing moves: the default stops 1e-8 below the maximum.
# Run: Rscript mixed.R OUT.json
suppressMessages({library(lme4); library(glmmTMB); library(jsonlite)})
tight <- glmmTMBControl(optCtrl=list(rel.tol=1e-15, iter.max=1000, eval.max=1000))
co <- glmerControl(optimizer="bobyqa", optCtrl=list(rhoend=1e-9, maxfun=1e5), tolPwrss=1e-12)
tmb <- function(formula, data, family, w=1) { data$w <- rep(w, length.out=nrow(data)); m <- suppressWarnings(glmmTMB(formula, data, family, control=tight, weights=w)); v <- VarCorr(m)$cond
  list(call=deparse(m$call$formula, 500), coef=unname(fixef(m)$cond), se=unname(sqrt(diag(vcov(m)$cond))), loglik=as.numeric(logLik(m)), df=attr(logLik(m), "df"), size=if (family$family == "nbinom2") sigma(m),
    re_sd=lapply(v, function(x) unname(attr(x, "stddev"))), ranef=lapply(ranef(m)$cond, function(x) list(levels=rownames(x), values=unname(as.matrix(x))))) }
lme <- function(formula, data, family, ...) { m <- suppressWarnings(glmer(formula, data, family, control=co, ...))
  list(call=deparse(m@call$formula, 500), coef=unname(fixef(m)), se=unname(sqrt(diag(as.matrix(vcov(m))))), loglik=as.numeric(logLik(m)), df=attr(logLik(m), "df"), re_sd=lapply(VarCorr(m), function(x) unname(attr(x, "stddev")))) }
out <- list(made_by=list(R=R.version.string, lme4=as.character(packageVersion("lme4")), glmmTMB=as.character(packageVersion("glmmTMB"))))
d <- MASS::epil; d$subject <- factor(d$subject)
out$epil_short <- tmb(y ~ log(base) + trt + V4 + (1|subject), d, poisson())
out$epil_short_agq25 <- lme(y ~ log(base) + trt + V4 + (1|subject), d, poisson, nAGQ=25)
out$epil_short_nb2 <- tmb(y ~ log(base) + trt + V4 + (1|subject), d, nbinom2())
out$epil_weighted <- tmb(y ~ log(base) + trt + V4 + (1|subject), d, nbinom2(), w=1:3)
out$epil_apart <- tmb(y ~ log(base) + trt + V4 + (1|subject) + (0 + V4|subject), d, poisson())
d <- lme4::cbpp; d$herd <- factor(d$herd)
out$cbpp_probit <- tmb(cbind(incidence, size-incidence) ~ period + (1|herd), d, binomial("probit"))
out$cbpp_cloglog <- tmb(cbind(incidence, size-incidence) ~ period + (1|herd), d, binomial("cloglog"))
d <- lme4::grouseticks; d$cHEIGHT <- d$HEIGHT - mean(d$HEIGHT)
out$grouseticks_poisson <- tmb(TICKS ~ YEAR + cHEIGHT + (1|BROOD) + (1|LOCATION), d, poisson())
out$grouseticks_three <- tmb(TICKS ~ YEAR + cHEIGHT + (1|INDEX) + (1|BROOD) + (1|LOCATION), d, poisson())
# Crossed: every judge sees a share of the items.
set.seed(7); judge <- rep(1:12, each=9); item <- unlist(lapply(1:12, function(j) sort(sample(1:15, 9)))); x <- round(rnorm(108), 3)
y <- rpois(108, exp(1 + .3*x + rnorm(12, 0, .5)[judge] + rnorm(15, 0, .4)[item])); d <- data.frame(y, x, judge=factor(judge), item=factor(item))
out$crossed <- tmb(y ~ x + (1|judge) + (1 + x|item), d, poisson()); out$crossed$data <- data.frame(y=y, x=x, judge=paste(judge), item=paste(item))
write_json(out, commandArgs(TRUE)[1], digits=I(15), auto_unbox=TRUE, null="null")
