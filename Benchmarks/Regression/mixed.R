# The mixed models in R: Rscript mixed.R FOLDER poisson|nb glmmTMB|glmer UNITS
# y ~ t + two harmonic columns + offset + (1 + t | unit); prints seconds and the log-likelihood.
arguments <- commandArgs(TRUE)
folder <- arguments[1]; family <- arguments[2]; tool <- arguments[3]; units <- as.integer(arguments[4])
rows <- 96 * units
read <- function(name) readBin(file.path(folder, name), "double", rows)
month <- rep(0:95, units)
data <- data.frame(y = read(paste0("mixed_", family, ".bin")), offset = read("mixed_offsets.bin"),
                   unit = factor(rep(seq_len(units), each = 96)), t = (month - 47.5) / 12,
                   s = sin(2 * pi * month / 12), c = cos(2 * pi * month / 12))
formula <- y ~ t + s + c + offset(offset) + (1 + t | unit)
seconds <- system.time(suppressWarnings(suppressMessages(
  fit <- if (tool == "glmmTMB") {
    glmmTMB::glmmTMB(formula, data, family = if (family == "nb") glmmTMB::nbinom2 else poisson)
  } else lme4::glmer(formula, data, family = poisson)
)))
cat(seconds[["elapsed"]], format(as.numeric(logLik(fit)), digits = 15), "\n")
