# Makes poisson_dist.json, nbinom_dist.json, quantiles.json and special_functions.json.
# Made with R 4.2.2 and jsonlite; 15 significant digits. Run in this folder: Rscript distributions.R
W <- function(name, value) writeLines(jsonlite::toJSON(value, digits = 15, auto_unbox = TRUE), paste0(name, ".json"))
x <- c(1e-8,1e-3,.1,.5,1,1.5,2,3.7,10,25.5,100,1e4,1e7); W("special_functions", list(x=x, lgamma=lgamma(x), digamma=digamma(x), trigamma=trigamma(x), log1p=log1p(x)))
g <- expand.grid(k=c(0,1,2,5,17,80), mu=c(.05,1,4.2,33), size=c(.05,.7,3,50,1e5)); W("nbinom_dist", list(k=g$k, mu=g$mu, size=g$size, logpmf=dnbinom(g$k, size=g$size, mu=g$mu, log=TRUE), cdf=pnbinom(g$k, size=g$size, mu=g$mu), sf=pnbinom(g$k, size=g$size, mu=g$mu, lower.tail=FALSE), q=lapply(seq_len(nrow(g)), function(i) qnbinom(c(.025,.05,.25,.5,.75,.95,.975), size=g$size[i], mu=g$mu[i])), qprobs=c(.025,.05,.25,.5,.75,.95,.975)))
g <- expand.grid(k=c(0,1,2,5,17,80), mu=c(1e-4,.05,1,4.2,33,500)); W("poisson_dist", list(k=g$k, mu=g$mu, logpmf=dpois(g$k,g$mu,log=TRUE), cdf=ppois(g$k,g$mu), sf=ppois(g$k,g$mu,lower.tail=FALSE)))
p <- c(1e-12,1e-6,.001,.025,.05,.1,.3,.5,.9,.975,.999999); W("quantiles", list(p=p, qnorm=qnorm(p), qchisq1=qchisq(p,1), qchisq7=qchisq(p,7), qgamma_.3=qgamma(p,.3), qgamma_12=qgamma(p,12), qbeta_2_5=qbeta(p,2,5), qbeta_.5_30=qbeta(p,.5,30), qt_4=qt(p,4)))
